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

// Who copied last has left up to 64 bytes in the vector registers, which a waiting thread keeps and a core shows.
void wipe_registers() noexcept {
#if defined(__x86_64__)
#define NASKAH_LOW \
    "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", \
        "xmm13", "xmm14", "xmm15"
    if (__builtin_cpu_supports("avx512f"))
        asm volatile(
            ".irp n,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"
            "vpxord %%zmm\\n, %%zmm\\n, %%zmm\\n\n\t"
            ".endr" ::
                : "memory");
    if (__builtin_cpu_supports("avx"))
        asm volatile("vzeroall" ::: NASKAH_LOW, "memory");
    else
        asm volatile(
            ".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n\t"
            "pxor %%xmm\\n, %%xmm\\n\n\t"
            ".endr" ::
                : NASKAH_LOW, "memory");
#undef NASKAH_LOW
#elif defined(__aarch64__)
    // The lower halves of v8 to v15 are the caller's.
    asm volatile(
        ".irp n,0,1,2,3,4,5,6,7,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"
        "movi v\\n\\().2d, #0\n\t"
        ".endr" ::
            : "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23",
              "v24", "v25", "v26", "v27", "v28", "v29", "v30", "v31", "memory");
#endif
}

// OpenSSL takes an allocator only before it has allocated anything: when this library is loaded.
__attribute__((constructor)) void become_allocator() {
    CRYPTO_set_mem_functions(openssl_allocate, openssl_resize, openssl_free);
}

}  // namespace

Wiping::Wiping() noexcept { ++depth; }

Wiping::~Wiping() {
    if (--depth == 0) wipe_registers();
}

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
