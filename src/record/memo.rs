//! Answers that are remembered, for what is asked hundreds of times and does not change.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;

#[derive(Debug)]
pub struct Memo<K, V>(Mutex<HashMap<K, V>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Memo<K, V> {
        Memo(Mutex::default())
    }
}

impl<K: Hash + Eq, V: Clone> Memo<K, V> {
    /// Two who ask at the same time may both work it out.
    pub fn get<Q>(&self, question: &Q, answer: impl FnOnce() -> V) -> V
    where
        Q: Hash + Eq + ToOwned<Owned = K> + ?Sized,
        K: Borrow<Q>,
    {
        let known = self.0.lock().ok().and_then(|known| known.get(question).cloned());
        known.unwrap_or_else(|| {
            let answer = answer();
            if let Ok(mut known) = self.0.lock() {
                known.insert(question.to_owned(), answer.clone());
            }
            answer
        })
    }
}
