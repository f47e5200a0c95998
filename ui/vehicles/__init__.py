"""车辆: the register of vehicles with their plates, of operators and of safety drivers."""
