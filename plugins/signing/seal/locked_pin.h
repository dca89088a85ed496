// SPDX-License-Identifier: Apache-2.0
// A session's own copy of a PIN, for keys that ask for it again: in memory that is locked, left out
// of core dumps, and wiped when it goes. Beside core::Secret, which cannot be copied.
#pragma once

#include <cstddef>
#include <string_view>

namespace signing::seal {

class LockedPin {
  public:
    LockedPin() = default;
    explicit LockedPin(std::string_view pin);
    LockedPin(LockedPin&& other) noexcept { swap(other); }
    LockedPin& operator=(LockedPin&& other) noexcept;
    ~LockedPin();

    bool same(std::string_view pin) const noexcept;
    std::string_view reveal() const noexcept { return {data_, size_}; }

  private:
    void swap(LockedPin& other) noexcept;

    char* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace signing::seal
