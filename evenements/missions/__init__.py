"""The small registers of the missions: diagnoses, actions, surveys, sharing, resources, contact."""
