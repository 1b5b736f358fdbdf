"""The language of the rules: truths with four values, facts, places, and conditions over them."""
