"""Patients, cohorts and groups: age, sex, how many."""
