"""Finding mentions: the function that `reviewbook code` calls, beside other libraries."""
