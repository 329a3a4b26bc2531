"""What people see: a service's result in, a card out. Pure, and neutral: no messenger's types here."""
