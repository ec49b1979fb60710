exchange-form-later = Files of the form { $form } cannot be read.
