// SPDX-License-Identifier: Apache-2.0
// A file on disk signed into another: mapped, not read; copied while its signature is made, and the update appended.
// Nothing of the size of the file is allocated.
#pragma once

#include <filesystem>
#include <optional>
#include <thread>

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

// Where what is written to `out` ends up: through links to the file they lead to, which need not be there. Nothing for
// what is no file (a device, a pipe, a folder), since a file put in its place would do away with it.
std::optional<std::filesystem::path> file_behind(std::filesystem::path out);

// A new file that begins with all of `in`. It is written beside `out`, from the start on a thread of its own: by
// sharing the blocks where the file system can, else straight from the mapped file to the disk where it can, else as
// every program writes. Both must outlive it, and neither is changed meanwhile.
class Growing {
  public:
    Growing(const Mapped& in, std::filesystem::path out);
    // What was not finished is removed.
    ~Growing();
    Growing(const Growing&) = delete;
    Growing& operator=(const Growing&) = delete;

    // Appends the update, makes the file durable and gives it the name of `out`, which may be that of `in`. False
    // when the disk says no; then nothing is there that was not before. To be called once.
    bool finish(core::ByteView update);

  private:
    void copy() noexcept;

    const Mapped& in_;
    std::filesystem::path out_, aside_;
    int handle_ = -1;
    bool good_ = false;
    std::thread thread_;
};

}  // namespace signing::pades
