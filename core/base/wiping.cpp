// SPDX-License-Identifier: Apache-2.0
// The global operator delete and OpenSSL's allocator, each asking first whether its thread is wiping.
#include "core/base/wiping.h"

#include <malloc.h>
#include <openssl/crypto.h>
#include <sodium.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace core {
namespace {

// The core is loaded with the program, so the quick model holds; every delete reads this.
__attribute__((tls_model("initial-exec"))) thread_local int depth = 0;

constexpr std::size_t deep = 128u << 10;

void give_back(void* memory) noexcept {
    if (depth > 0 && memory != nullptr) sodium_memzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

void* openssl_allocate(std::size_t size, const char*, int) { return std::malloc(size); }

void openssl_free(void* memory, const char*, int) { give_back(memory); }

void* openssl_resize(void* memory, std::size_t size, const char*, int) {
    if (depth == 0 || memory == nullptr) return std::realloc(memory, size);
    const std::size_t had = malloc_usable_size(memory);
    void* const grown = std::malloc(size);
    if (grown == nullptr) return nullptr;
    std::memcpy(grown, memory, had < size ? had : size);
    give_back(memory);
    return grown;
}

// OpenSSL takes an allocator only before it has allocated anything: when this library is loaded.
__attribute__((constructor)) void become_allocator() {
    CRYPTO_set_mem_functions(openssl_allocate, openssl_resize, openssl_free);
}

}  // namespace

Wiping::Wiping() noexcept { ++depth; }

Wiping::~Wiping() { --depth; }

void wipe_stack() noexcept { sodium_stackzero(deep); }

}  // namespace core

// A sanitizer counts what it gave out itself.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define NASKAH_SANITIZED 1
#endif
#endif
#if !defined(__SANITIZE_ADDRESS__) && !defined(NASKAH_SANITIZED)
void operator delete(void* memory) noexcept { core::give_back(memory); }
void operator delete[](void* memory) noexcept { core::give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { core::give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { core::give_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { core::give_back(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { core::give_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { core::give_back(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { core::give_back(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { core::give_back(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { core::give_back(memory); }
#endif
