// SPDX-License-Identifier: Apache-2.0
// A file on disk signed into another: mapped, not read; copied by the file system where it can share the blocks,
// and the update appended. Nothing of the size of the file is allocated.
#pragma once

#include <filesystem>

#include "signing/pades/sign.h"

namespace signing::pades {

// The bytes of a file as memory. Whoever cuts the file short meanwhile kills the process: for files of the one who
// runs the command, not for what strangers can write.
class Mapped {
  public:
    // Throws Error(not_found, "signing.error.file", {file}).
    explicit Mapped(const std::filesystem::path& file);
    ~Mapped();
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;

    core::ByteView bytes() const { return {static_cast<const std::uint8_t*>(at_), size_}; }
    int handle() const { return handle_; }

  private:
    int handle_;
    void* at_ = nullptr;
    std::size_t size_ = 0;
};

// Writes `in` and then `update` beside `out`, makes it durable and gives it the name; `out` may be the file itself.
// False when the disk says no; then nothing is there that was not before.
bool write_appended(const Mapped& in, core::ByteView update, const std::filesystem::path& out);

}  // namespace signing::pades
