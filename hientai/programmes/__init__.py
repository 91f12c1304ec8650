"""Any programme of the province: which tasks of which plans belong to it, in an order of its own."""
