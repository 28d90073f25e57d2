"""One file that is PDF/A-3a and PDF/UA-1 at once (docs/decisions/two-standards-one-file.md).

WeasyPrint writes one standard or the other. Asked for PDF/A-3a, it lacks little of PDF/UA-1: the
identifier in the metadata, declared as PDF/A wants any property that it does not know. The rest
is what PDF/A-3a asks and WeasyPrint 70 does otherwise: metadata that anybody reads without
decompressing, and each attached file listed once.
"""

from pydyf import PDF, Array
from weasyprint import Document

VARIANTE = "pdf/a-3a"

# ISO 19005-3, 6.6.2.3: a property of another standard comes with its description.
PDFUA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 to which the file conforms\
</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description>"""
FIN = b"</rdf:RDF>"


def conformer(document: Document, pdf: PDF) -> None:
    """Finish a `VARIANTE` file, right before it is written."""
    metadonnees = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    (contenu,) = metadonnees.stream
    metadonnees.stream = [contenu.replace(FIN, PDFUA + FIN)]
    metadonnees.compress = False
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = Array(dict.fromkeys(pdf.catalog["AF"]))
