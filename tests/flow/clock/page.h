// SPDX-License-Identifier: Apache-2.0
// The page a test and the process under its clock share: microseconds since 1970-01-01 UTC, where the time of day
// stands until the test sets it anew.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>

namespace set_clock {

using Page = std::atomic<std::int64_t>;

// The page in that file, for as long as the process lives; made when it is to be written. Aborts without it: a test
// by the clock of the machine would tell nothing.
inline Page& page(const char* path, bool write) {
    const int file = path == nullptr ? -1 : open(path, write ? O_RDWR | O_CREAT | O_CLOEXEC : O_RDONLY | O_CLOEXEC, 0600);
    if (file < 0 || (write && ftruncate(file, sizeof(Page)) != 0)) std::abort();
    void* at = mmap(nullptr, sizeof(Page), write ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (at == MAP_FAILED) std::abort();
    return *static_cast<Page*>(at);
}

}  // namespace set_clock
