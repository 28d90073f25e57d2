"""Job offers relayed, and what brings people and vacancies together (A6)."""
