/*
 * Preloaded before the C library in a process that writes a book: notes every write, truncation, sync, rename and
 * removal of the files in FAULT_DIR in FAULT_LOG, in order, and with them what the process prints (its answers). What a
 * disk would hold after a power cut can be worked out from that for every moment (disk.ts).
 *
 * With FAULT_CALL=n the n-th and the following FAULT_TIMES - 1 calls that FAULT_ON names (write, sync) on files whose
 * name begins with FAULT_FILE fail with the error number FAULT_ERROR.
 *
 * A record: what it is, the descriptor, a number, the length of what follows, and that many bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { STARTED = 1, OPENED, WROTE, SYNCED, TRUNCATED, UNLINKED, RENAMED, PRINTED, FAILED };
enum { NONE, KEPT, STRUCK };

#define DESCRIPTORS 4096

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *directory;
static size_t directory_length;
static int log_fd = -1;
static char watched[DESCRIPTORS];
static long calls, fault_call, fault_times;
static int fault_error, fault_write, fault_sync;
static const char *fault_file;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

static void note(uint32_t what, int fd, uint64_t number, const void *bytes, size_t length) {
  struct { uint32_t what; int32_t fd; uint64_t number, length; } head = {what, fd, number, length};
  struct iovec parts[2] = {{&head, sizeof head}, {(void *)bytes, length}};
  if (log_fd >= 0 && writev(log_fd, parts, length ? 2 : 1) != (ssize_t)(sizeof head + length)) abort();
}

__attribute__((constructor)) static void begin(void) {
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  directory = getenv("FAULT_DIR");
  if (!directory) return;
  directory_length = strlen(directory);
  log_fd = real_open(getenv("FAULT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (log_fd < 0) abort();
  const char *on = getenv("FAULT_ON"), *at = getenv("FAULT_CALL"), *times = getenv("FAULT_TIMES");
  if (at) {
    fault_call = atol(at);
    fault_times = times ? atol(times) : 1;
    fault_error = atoi(getenv("FAULT_ERROR"));
    fault_write = strcmp(on, "sync") != 0;
    fault_sync = strcmp(on, "write") != 0;
    fault_file = getenv("FAULT_FILE");
  }
  note(STARTED, 0, 0, NULL, 0);
}

static int inside(const char *path) {
  return log_fd >= 0 && strncmp(path, directory, directory_length) == 0 &&
         (path[directory_length] == '/' || path[directory_length] == 0);
}

static const char *name_of(const char *path) {
  const char *name = path + directory_length;
  return *name == '/' ? name + 1 : name;
}

static int is_watched(int fd) { return fd >= 0 && fd < DESCRIPTORS && watched[fd] != NONE; }

/* Whether this call is one that must fail. */
static int strikes(int fd, int on) {
  if (!fault_call || !on || watched[fd] != STRUCK) return 0;
  calls++;
  if (calls < fault_call || calls >= fault_call + fault_times) return 0;
  return 1;
}

static int opened(const char *path, int flags, mode_t mode) {
  if (!inside(path)) return real_open(path, flags, mode);
  pthread_mutex_lock(&turn);
  struct stat before, after;
  int made = (flags & O_CREAT) && stat(path, &before) != 0;
  int fd = real_open(path, flags, mode);
  if (fd >= 0 && fd < DESCRIPTORS && fstat(fd, &after) == 0) {
    const char *name = name_of(path);
    watched[fd] = fault_file && S_ISREG(after.st_mode) && strncmp(name, fault_file, strlen(fault_file)) == 0 ? STRUCK : KEPT;
    note(OPENED, fd, (made ? 1 : 0) | (flags & O_TRUNC ? 2 : 0), name, strlen(name));
  }
  pthread_mutex_unlock(&turn);
  return fd;
}

static mode_t mode_from(int flags, va_list rest) { return flags & O_CREAT ? va_arg(rest, mode_t) : 0; }

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_from(flags, rest);
  va_end(rest);
  return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_from(flags, rest);
  va_end(rest);
  return opened(path, flags, mode);
}

int close(int fd) {
  if (is_watched(fd)) watched[fd] = NONE;
  return real_close(fd);
}

static ssize_t written(int fd, const void *bytes, size_t length, off64_t at, int placed) {
  pthread_mutex_lock(&turn);
  ssize_t done;
  if (strikes(fd, fault_write)) {
    note(FAILED, fd, fault_error, NULL, 0);
    errno = fault_error;
    done = -1;
  } else {
    off64_t from = placed ? at : lseek64(fd, 0, SEEK_CUR);
    done = placed ? real_pwrite(fd, bytes, length, at) : real_write(fd, bytes, length);
    if (done > 0) note(WROTE, fd, from, bytes, done);
  }
  pthread_mutex_unlock(&turn);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (fd == 1 && log_fd >= 0) note(PRINTED, fd, 0, bytes, length);
  return is_watched(fd) ? written(fd, bytes, length, 0, 0) : real_write(fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  return is_watched(fd) ? written(fd, bytes, length, at, 1) : real_pwrite(fd, bytes, length, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  return is_watched(fd) ? written(fd, bytes, length, at, 1) : real_pwrite(fd, bytes, length, at);
}

static int truncated(int fd, off64_t size) {
  if (!is_watched(fd)) return real_ftruncate(fd, size);
  pthread_mutex_lock(&turn);
  int done = real_ftruncate(fd, size);
  if (done == 0) note(TRUNCATED, fd, size, NULL, 0);
  pthread_mutex_unlock(&turn);
  return done;
}

int ftruncate(int fd, off_t size) { return truncated(fd, size); }
int ftruncate64(int fd, off64_t size) { return truncated(fd, size); }

static int synced(int fd, int (*sync)(int)) {
  if (!is_watched(fd)) return sync(fd);
  pthread_mutex_lock(&turn);
  int done;
  if (strikes(fd, fault_sync)) {
    note(FAILED, fd, fault_error, "sync", 4);
    errno = fault_error;
    done = -1;
  } else {
    /* The pages need not reach this machine's disk: the cut is worked out from the notes. */
    done = 0;
    note(SYNCED, fd, 0, NULL, 0);
  }
  pthread_mutex_unlock(&turn);
  return done;
}

int fsync(int fd) { return synced(fd, real_fsync); }
int fdatasync(int fd) { return synced(fd, real_fdatasync); }

int unlink(const char *path) {
  if (!inside(path)) return real_unlink(path);
  pthread_mutex_lock(&turn);
  int done = real_unlink(path);
  if (done == 0) note(UNLINKED, 0, 0, name_of(path), strlen(name_of(path)));
  pthread_mutex_unlock(&turn);
  return done;
}

int rename(const char *from, const char *to) {
  if (!inside(from) || !inside(to)) return real_rename(from, to);
  pthread_mutex_lock(&turn);
  int done = real_rename(from, to);
  if (done == 0) {
    char both[8192];
    int length = snprintf(both, sizeof both, "%s%c%s", name_of(from), 0, name_of(to));
    note(RENAMED, 0, 0, both, length);
  }
  pthread_mutex_unlock(&turn);
  return done;
}
