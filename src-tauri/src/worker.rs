//! One thread owns the open study; commands send it closures and wait for the answer.
//! A closure that panics answers a fault and leaves the thread alive: what it held is mended first.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;

use crate::fault::Fault;

type Job<S> = Box<dyn FnOnce(&mut S) + Send>;

/// The thread's address.
#[derive(Debug)]
pub struct Worker<S> {
    jobs: mpsc::Sender<Job<S>>,
}

impl<S: Send + 'static> Worker<S> {
    /// Starts the thread over `state`. After a panic, `mend` puts the state in order before the next closure.
    pub fn start(mut state: S, mend: fn(&mut S)) -> std::io::Result<Self> {
        let (jobs, inbox) = mpsc::channel::<Job<S>>();
        thread::Builder::new().name("study".to_owned()).spawn(move || {
            // Ends when the last address is dropped.
            for job in inbox {
                if catch_unwind(AssertUnwindSafe(|| job(&mut state))).is_err() {
                    mend(&mut state);
                }
            }
        })?;
        Ok(Self { jobs })
    }

    /// Has the thread do this, after what it was asked before, and waits without holding up the window.
    pub async fn ask<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&mut S) -> Result<T, Fault> + Send + 'static,
    {
        let (reply, mut answer) = tauri::async_runtime::channel(1);
        let job = move |state: &mut S| match catch_unwind(AssertUnwindSafe(|| work(state))) {
            // A window that no longer waits is no fault: the closed channel is ignored.
            Ok(done) => drop(reply.try_send(done)),
            Err(panic) => {
                reply.try_send(Err(Fault::Panicked { detail: said(&*panic) })).ok();
                std::panic::resume_unwind(panic);
            }
        };
        let gone = || Fault::Panicked { detail: "the study's thread is gone".to_owned() };
        self.jobs.send(Box::new(job)).map_err(|_| gone())?;
        answer.recv().await.unwrap_or_else(|| Err(gone()))
    }
}

/// What a panic said, where it said it in words. Only while the program is made: a panic over a text may quote it.
fn said(panic: &(dyn Any + Send)) -> String {
    if !cfg!(debug_assertions) {
        return "panic".to_owned();
    }
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_answer_and_the_thread_goes_on() {
        let worker = Worker::start(1_i32, |state| *state = 100).unwrap();
        tauri::async_runtime::block_on(async {
            let panicked = worker.ask(|_| -> Result<(), Fault> { panic!("on purpose") }).await;
            assert!(matches!(panicked, Err(Fault::Panicked { detail }) if detail == "on purpose"));
            assert_eq!(worker.ask(|state| Ok(*state)).await.unwrap(), 100, "mended before the next closure");
        });
    }
}
