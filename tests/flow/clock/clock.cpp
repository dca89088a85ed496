// SPDX-License-Identifier: Apache-2.0
// A clock a test sets for a process, loaded before its other libraries (LD_PRELOAD): all its threads and children
// read the page (page.h) in the file NASKAH_TEST_CLOCK names. What counts from boot runs on.
#include <dlfcn.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <ctime>

#include "tests/flow/clock/page.h"

namespace {

constexpr std::int64_t million = 1'000'000, of_day_from = 1'000'000'000;   // an earlier second counts from boot

timespec machine(clockid_t clock) {
    timespec now{};
    syscall(SYS_clock_gettime, clock, &now);
    return now;
}

timespec set() {
    static const auto& page = set_clock::page(std::getenv("NASKAH_TEST_CLOCK"), false);
    const auto now = page.load();
    return {now / million, now % million * 1000};
}

// What is awaited until a time of the set clock is awaited as long by that of the machine.
timespec awaited(const timespec& until) {
    if (until.tv_sec < of_day_from) return until;
    const auto from = set(), now = machine(CLOCK_REALTIME);
    timespec moved{now.tv_sec + until.tv_sec - from.tv_sec, now.tv_nsec + until.tv_nsec - from.tv_nsec};
    for (; moved.tv_nsec < 0; --moved.tv_sec) moved.tv_nsec += 1'000'000'000;
    for (; moved.tv_nsec >= 1'000'000'000; ++moved.tv_sec) moved.tv_nsec -= 1'000'000'000;
    return moved;
}

// The newest of a name: an unversioned look finds the oldest of pthread_cond_timedwait, another kind of condition.
template <class F>
F next(const char* name, const char* version) {
    auto* found = dlvsym(RTLD_NEXT, name, version);
    return reinterpret_cast<F>(found != nullptr ? found : dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* now) {
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)
        return static_cast<int>(syscall(SYS_clock_gettime, clock, now));
    *now = set();
    return 0;
}

int gettimeofday(timeval* now, void*) {
    const auto at = set();
    *now = {at.tv_sec, at.tv_nsec / 1000};
    return 0;
}

time_t time(time_t* now) {
    const auto at = set().tv_sec;
    if (now != nullptr) *now = at;
    return at;
}

int timespec_get(timespec* now, int base) {
    if (base != TIME_UTC) return 0;
    *now = set();
    return base;
}

int pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex, const timespec* until) {
    static const auto real = next<int (*)(pthread_cond_t*, pthread_mutex_t*, const timespec*)>(
        "pthread_cond_timedwait", "GLIBC_2.3.2");
    const auto moved = awaited(*until);
    return real(condition, mutex, &moved);
}

int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock, const timespec* until) {
    static const auto real = next<int (*)(pthread_cond_t*, pthread_mutex_t*, clockid_t, const timespec*)>(
        "pthread_cond_clockwait", "GLIBC_2.34");
    const auto moved = awaited(*until);
    return real(condition, mutex, clock, &moved);
}

int pthread_mutex_timedlock(pthread_mutex_t* mutex, const timespec* until) {
    static const auto real = next<int (*)(pthread_mutex_t*, const timespec*)>("pthread_mutex_timedlock", "GLIBC_2.34");
    const auto moved = awaited(*until);
    return real(mutex, &moved);
}

int sem_timedwait(sem_t* semaphore, const timespec* until) {
    static const auto real = next<int (*)(sem_t*, const timespec*)>("sem_timedwait", "GLIBC_2.34");
    const auto moved = awaited(*until);
    return real(semaphore, &moved);
}

}  // extern "C"
