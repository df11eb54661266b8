//! What an answer carries: nothing, bytes in memory, or a part of a file, read as it is sent.

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};
use tokio::task::{JoinHandle, spawn_blocking};

/// How much of a file is read at a time.
const PIECE: u64 = 64 * 1024;

pub(super) enum Answered {
    Bytes(Bytes),
    File { file: Arc<File>, left: Range<u64>, reading: Option<JoinHandle<io::Result<Bytes>>> },
}

impl Answered {
    pub(super) const fn nothing() -> Self {
        Self::Bytes(Bytes::new())
    }
}

impl Body for Answered {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match &mut *self {
            Self::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Self::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Self::File { left, .. } if left.is_empty() => Poll::Ready(None),
            Self::File { file, left, reading } => {
                let begin = || {
                    let (file, from, to) = (Arc::clone(file), left.start, left.end.min(left.start + PIECE));
                    spawn_blocking(move || piece(&file, from..to))
                };
                let read = ready!(Pin::new(reading.get_or_insert_with(begin)).poll(context));
                *reading = None;
                let bytes = read.map_err(io::Error::other).flatten();
                if let Ok(bytes) = &bytes {
                    left.start += bytes.len() as u64;
                }
                Poll::Ready(Some(bytes.map(Frame::data)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.length() == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length())
    }
}

impl Answered {
    fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File { left, .. } => left.end.saturating_sub(left.start),
        }
    }
}

/// Bytes of a file that this answer alone has open.
fn piece(mut file: &File, range: Range<u64>) -> io::Result<Bytes> {
    file.seek(SeekFrom::Start(range.start))?;
    let mut bytes = vec![0; usize::try_from(range.end - range.start).map_err(io::Error::other)?];
    file.read_exact(&mut bytes)?;
    Ok(bytes.into())
}
