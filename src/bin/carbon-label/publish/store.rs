//! A site in an object store: `s3://bucket/prefix`, `gs://…`, `az://…`.
//!
//! In: files, put or kept. Out: objects with type and cache life, many on their way at a time, each tried
//! again when the store fails. A label's objects go by its record, all others by a list of what was put the
//! last time: what is the same is not sent. Both, and what is to go, come last. A mark stands there while a
//! run is under way: who finds one believes neither record nor list, sends everything, and takes away
//! whatever else lies there.

use super::Part;
use crate::error::Error;
use carbon_label::{
    site::{File, MARKER, Target, delivery},
    text::Lang,
};
use futures_util::TryStreamExt;
use object_store::{
    Attribute, Attributes, ClientOptions, ObjectMeta, ObjectStore, ObjectStoreExt, PutOptions, PutPayload, RetryConfig,
    aws::AmazonS3Builder, azure::MicrosoftAzureBuilder, gcp::GoogleCloudStorageBuilder, path::Path as Key,
};
use sha2::{Digest, Sha256};
use std::{
    collections::{HashMap, HashSet},
    fs,
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{runtime::Runtime, sync::Semaphore};

/// Objects on their way at a time.
const AT_ONCE: u32 = 64;
/// How long a request is tried again.
const PATIENCE: Duration = Duration::from_secs(180);
const TRIES: usize = 8;

/// A site in a store that is being put.
pub(super) struct Store {
    address: String,
    store: Arc<dyn ObjectStore>,
    prefix: Key,
    runtime: Runtime,
    turns: Arc<Semaphore>,
    failed: Arc<Mutex<Option<(String, object_store::Error)>>>,
    scratch: tempfile::TempDir,
    /// Whether what is remembered counts for nothing: everything is sent, and all else taken away.
    anew: bool,
    /// The contents put the last time, by path; both as they hash.
    before: HashMap<u64, u64>,
    books: Mutex<Books>,
}

/// What is put this time, but for labels.
struct Books {
    list: BufWriter<fs::File>,
    now: HashMap<u64, u64>,
    /// Labels' objects, where everything is sent.
    of_labels: HashSet<u64>,
    sent: u64,
}

/// Whether this names a store, not a folder.
pub(super) fn is_address(out: &Path) -> bool {
    out.to_str().is_some_and(|out| out.contains("://"))
}

impl Store {
    /// A site in the store of that address; who may write there is told by the environment.
    /// A request that takes longer than `timeout` is given up and tried again. Of an earlier run nothing is
    /// believed when it was not ended, or when `fresh` says so.
    pub(super) fn open(address: &str, part: &str, timeout: Duration, fresh: bool) -> Result<Self, Error> {
        let failed = |reason| Error::Store(address.to_owned(), reason);
        let (kind, rest) = address.split_once("://").unwrap_or_default();
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let store =
            client(kind, bucket, timeout).map_err(failed)?.ok_or_else(|| Error::StoreKind(address.to_owned()))?;
        let write = |reason| Error::Write(PathBuf::from(address), reason);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let scratch = tempfile::tempdir().map_err(write)?;
        let list = fs::File::create(scratch.path().join("files")).map_err(write)?;
        let mut store = Self {
            address: address.to_owned(),
            store,
            prefix: Key::from(prefix.trim_end_matches('/')),
            runtime: runtime.map_err(write)?,
            turns: Arc::new(Semaphore::new(AT_ONCE as usize)),
            failed: Arc::default(),
            before: HashMap::new(),
            books: Mutex::new(Books {
                list: BufWriter::new(list),
                now: HashMap::new(),
                of_labels: HashSet::new(),
                sent: 0,
            }),
            scratch,
            anew: fresh,
        };
        store.anew |= store.is_under_way(part)?;
        store.send(File { path: under_way(part), bytes: b"under way\n".to_vec() })?;
        store.settle()?;
        if !store.anew {
            store.fetch(&format!("labels-{part}"))?;
            store.fetch(&format!("files-{part}"))?;
        }
        for line in store.earlier_files(part)? {
            let (hash, path) = line.map_err(write)?;
            store.before.insert(hash_of(path.as_bytes()), hash);
        }
        Ok(store)
    }

    pub(super) fn scratch(&self) -> PathBuf {
        self.scratch.path().to_owned()
    }

    pub(super) fn memory(&self, name: &str) -> PathBuf {
        self.scratch.path().join(format!("new-{name}"))
    }

    pub(super) fn earlier_memory(&self, name: &str) -> PathBuf {
        self.scratch.path().join(format!("old-{name}"))
    }

    /// Ends it: takes away what is no longer of the site, then remembers. `gone` are paths of labels. Gives
    /// how many objects were sent and how many taken away.
    pub(super) fn finish(self, part: &str, gone: impl Iterator<Item = String>) -> Result<(u64, u64), Error> {
        self.settle()?;
        let write = |reason| Error::Write(PathBuf::from(&self.address), reason);
        let mut removed = 0;
        let stale = self.earlier_files(part)?.filter_map(|line| match line {
            Ok((_, path)) => (!self.books().now.contains_key(&hash_of(path.as_bytes()))).then_some(Ok(path)),
            Err(reason) => Some(Err(reason)),
        });
        // Another machine's labels are not this one's to take away.
        let others = if self.anew && part == Part::WHOLE.name() { self.others()? } else { Vec::new() };
        for path in gone.map(Ok).chain(stale).chain(others.into_iter().map(Ok)) {
            self.remove(path.map_err(write)?)?;
            removed += 1;
        }
        self.settle()?;
        self.books().list.flush().map_err(write)?;
        let labels = (format!("labels-{part}"), self.memory(&format!("labels-{part}")));
        let files = (format!("files-{part}"), self.scratch.path().join("files"));
        for (name, from) in [files, labels] {
            match fs::read(&from) {
                Ok(bytes) => self.send(File { path: format!("{MARKER}/{name}"), bytes })?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(write(error)),
            }
        }
        self.settle()?;
        self.remove(under_way(part))?;
        self.settle()?;
        let sent = self.books().sent;
        Ok((sent, removed))
    }

    /// The lines of what was put the last time: content and path.
    fn earlier_files(&self, part: &str) -> Result<impl Iterator<Item = io::Result<(u64, String)>> + use<>, Error> {
        let file = self.earlier_memory(&format!("files-{part}"));
        let lines = match fs::File::open(&file) {
            Ok(file) => Some(BufReader::new(file).lines()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(Error::Read(file, error)),
        };
        Ok(lines.into_iter().flatten().filter_map(|line| {
            let read = |line: String| {
                let (hash, path) = line.split_once(' ')?;
                Some((u64::from_str_radix(hash, 16).ok()?, path.to_owned()))
            };
            line.map(read).transpose()
        }))
    }

    /// Whether an earlier run was not ended.
    fn is_under_way(&self, part: &str) -> Result<bool, Error> {
        match self.runtime.block_on(self.store.head(&self.key(&under_way(part)))) {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(reason) => Err(Error::Store(self.address.clone(), reason)),
        }
    }

    /// What lies there and was not put this time, but for what is remembered.
    fn others(&self) -> Result<Vec<String>, Error> {
        let listed: Vec<ObjectMeta> = self
            .runtime
            .block_on(self.store.list(Some(&self.prefix)).try_collect())
            .map_err(|reason| Error::Store(self.address.clone(), reason))?;
        let books = self.books();
        let prefix = self.prefix.as_ref();
        let inside = |key: &str| Some(key.strip_prefix(prefix)?.trim_start_matches('/').to_owned());
        let is_other = |path: &String| {
            let hash = hash_of(path.as_bytes());
            !path.starts_with(MARKER) && !books.now.contains_key(&hash) && !books.of_labels.contains(&hash)
        };
        Ok(listed.iter().filter_map(|object| inside(object.location.as_ref())).filter(is_other).collect())
    }

    /// Fetches what an earlier run remembered, if there was one.
    fn fetch(&self, name: &str) -> Result<(), Error> {
        let key = self.key(&format!("{MARKER}/{name}"));
        let fetched = self.runtime.block_on(async { self.store.get(&key).await?.bytes().await });
        match fetched {
            Ok(bytes) => {
                let file = self.earlier_memory(name);
                fs::write(&file, bytes).map_err(|reason| Error::Write(file, reason))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(reason) => Err(Error::Store(self.address.clone(), reason)),
        }
    }

    fn key(&self, path: &str) -> Key {
        path.split('/').fold(self.prefix.clone(), |key, part| key.join(part))
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends an object when it is its turn; whether it came is heard later.
    fn send(&self, file: File) -> Result<(), Error> {
        let attributes: Attributes = [
            (Attribute::ContentType, delivery::media_type(&file.path)),
            (Attribute::CacheControl, delivery::life(&file.path).control()),
        ]
        .into_iter()
        .collect();
        let (store, key) = (Arc::clone(&self.store), self.key(&file.path));
        self.books().sent += 1;
        self.begin(file.path, async move {
            let options = PutOptions { attributes, ..Default::default() };
            store.put_opts(&key, PutPayload::from(file.bytes), options).await.map(drop)
        })
    }

    fn remove(&self, path: String) -> Result<(), Error> {
        let (store, key) = (Arc::clone(&self.store), self.key(&path));
        self.begin(path, async move {
            match store.delete(&key).await {
                Err(object_store::Error::NotFound { .. }) => Ok(()),
                done => done,
            }
        })
    }

    /// Begins a request when fewer than [`AT_ONCE`] are under way.
    fn begin(
        &self,
        path: String,
        request: impl Future<Output = Result<(), object_store::Error>> + Send + 'static,
    ) -> Result<(), Error> {
        self.hear()?;
        let turn = self.runtime.block_on(Arc::clone(&self.turns).acquire_owned());
        let failed = Arc::clone(&self.failed);
        self.runtime.spawn(async move {
            if let Err(reason) = request.await {
                failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert((path, reason));
            }
            drop(turn);
        });
        Ok(())
    }

    /// The first failure there was.
    fn hear(&self) -> Result<(), Error> {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner).take();
        failed.map_or(Ok(()), |(path, reason)| Err(Error::Store(format!("{}/{path}", self.address), reason)))
    }
}

impl Target for Store {
    type Error = Error;

    fn put(&self, file: File) -> Result<(), Error> {
        if is_of_label(&file.path) {
            if self.anew {
                self.books().of_labels.insert(hash_of(file.path.as_bytes()));
            }
            return self.send(file);
        }
        let (path, content) = (hash_of(file.path.as_bytes()), hash_of(&file.bytes));
        {
            let mut books = self.books();
            let written = writeln!(books.list, "{content:016x} {}", file.path);
            written.map_err(|reason| Error::Write(self.scratch(), reason))?;
            books.now.insert(path, content);
        }
        if self.before.get(&path) == Some(&content) { Ok(()) } else { self.send(file) }
    }

    fn keep(&self, _path: &str) -> Result<bool, Error> {
        // The record was written once every object was there.
        Ok(!self.anew)
    }

    fn settle(&self) -> Result<(), Error> {
        // Every turn is free again when nothing is under way.
        drop(self.runtime.block_on(self.turns.acquire_many(AT_ONCE)));
        self.hear()
    }
}

/// The mark of a run under way.
fn under_way(part: &str) -> String {
    format!("{MARKER}/under-way-{part}")
}

/// Whether a file goes by its label's record.
fn is_of_label(path: &str) -> bool {
    let mut inside = Lang::ALL.iter().filter_map(|lang| path.strip_prefix(lang.folder()));
    inside.any(|path| path.starts_with("label/"))
}

/// Eight bytes of a digest: equal by accident once in a million sites of a million files.
fn hash_of(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes)[..8].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// The client for a kind of address, told by the environment who it is; nothing for an unknown kind.
fn client(kind: &str, bucket: &str, timeout: Duration) -> Result<Option<Arc<dyn ObjectStore>>, object_store::Error> {
    // The cryptography of every client of this program; the first to install it has.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let retry = RetryConfig { max_retries: TRIES, retry_timeout: PATIENCE, ..Default::default() };
    let options = || ClientOptions::new().with_timeout(timeout);
    Ok(Some(match kind {
        "s3" => {
            // Only who asks for it is answered over plain HTTP: a store on this machine.
            let http = std::env::var("AWS_ALLOW_HTTP").is_ok_and(|allow| allow == "true");
            let builder = AmazonS3Builder::from_env().with_bucket_name(bucket).with_retry(retry);
            Arc::new(builder.with_client_options(options().with_allow_http(http)).build()?)
        }
        "gs" => {
            let builder = GoogleCloudStorageBuilder::from_env().with_bucket_name(bucket).with_retry(retry);
            Arc::new(builder.with_client_options(options()).build()?)
        }
        "az" => {
            let builder = MicrosoftAzureBuilder::from_env().with_container_name(bucket).with_retry(retry);
            Arc::new(builder.with_client_options(options()).build()?)
        }
        _ => return Ok(None),
    }))
}
