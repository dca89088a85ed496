// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/locked_pin.h"

#include <sodium.h>

#include <cstring>
#include <new>
#include <utility>

namespace signing::seal {

LockedPin::LockedPin(std::string_view pin) : size_(pin.size()) {
    if (size_ == 0) return;
    data_ = sodium_init() < 0 ? nullptr : static_cast<char*>(sodium_malloc(size_));
    if (data_ == nullptr) throw std::bad_alloc();
    std::memcpy(data_, pin.data(), size_);
}

LockedPin& LockedPin::operator=(LockedPin&& other) noexcept {
    if (this == &other) return *this;
    sodium_free(std::exchange(data_, nullptr));
    size_ = 0;
    swap(other);
    return *this;
}

LockedPin::~LockedPin() { sodium_free(data_); }

bool LockedPin::same(std::string_view pin) const noexcept {
    return pin.size() == size_ && (size_ == 0 || sodium_memcmp(data_, pin.data(), size_) == 0);
}

void LockedPin::swap(LockedPin& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
}

}  // namespace signing::seal
