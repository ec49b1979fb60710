exchange-form-later = Die Form { $form } lässt sich nicht lesen.
