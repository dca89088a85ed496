// SPDX-License-Identifier: Apache-2.0
#include "core/base/secret.h"

#include <sodium.h>

#include <cstring>
#include <new>
#include <utility>

namespace core {

Secret::Secret(std::string&& text) : size_(text.size()) {
    if (size_ > 0) {
        // Idempotent; without it the first sodium_malloc of a process aborts.
        data_ = sodium_init() < 0 ? nullptr : static_cast<char*>(sodium_malloc(size_));
        if (data_ == nullptr) {
            wipe(text);
            throw std::bad_alloc();
        }
        std::memcpy(data_, text.data(), size_);
    }
    wipe(text);
}

Secret::Secret(Secret&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        sodium_free(data_);
        data_ = std::exchange(other.data_, nullptr);
        size_ = std::exchange(other.size_, 0);
    }
    return *this;
}

Secret::~Secret() { sodium_free(data_); }

namespace {

template <class Text>
void overwrite(Text& text) noexcept {
    text.resize(text.capacity());   // what stood behind its end, too
    sodium_memzero(text.data(), text.size());
    text.clear();
}

}  // namespace

void wipe(std::string& text) noexcept { overwrite(text); }
void wipe(Bytes& bytes) noexcept { overwrite(bytes); }

}  // namespace core
