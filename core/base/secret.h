// SPDX-License-Identifier: Apache-2.0
// A passphrase or PIN on its way to the one call that needs it. Lives in locked memory that core
// dumps leave out, cannot be copied, printed or stored, and is wiped when it goes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace core {

class Secret {
  public:
    Secret() = default;
    // Takes the text and wipes the caller's copy.
    explicit Secret(std::string&& text);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    bool empty() const noexcept { return size_ == 0; }
    // Valid while the Secret lives. For the provider call only.
    std::string_view reveal() const noexcept { return {data_, size_}; }

  private:
    char* data_ = nullptr;
    std::size_t size_ = 0;
};

// Overwrites the characters, then empties the string.
void wipe(std::string& text) noexcept;
void wipe(Bytes& bytes) noexcept;

}  // namespace core
