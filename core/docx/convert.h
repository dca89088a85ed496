// SPDX-License-Identifier: Apache-2.0
// From a word-processor file to a PDF by LibreOffice, where it is installed: a child process under limits
// with a profile of its own, no network where the kernel lets it be taken away, no macros. Results are kept
// in a folder of its own under the digest of the file, a week long; it may be emptied at any time.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "core/base/bytes.h"

namespace core::docx {

class Converter {
  public:
    // `program`: a path or a name; "" looks for soffice where Debian puts it; "off" converts nothing.
    // `wait`: how long one conversion waits for another.
    explicit Converter(std::string program = "off", std::filesystem::path folder = {},
                       std::chrono::milliseconds wait = std::chrono::seconds(5))
        : program_(std::move(program)), folder_(std::move(folder)), wait_(wait) {}

    bool installed() const;
    // One at a time in a process, as LibreOffice takes 200 MB. Throws Error(unavailable,
    // "core.docx.converter") when there is none, Error(unavailable, "core.docx.busy") when it is at work on
    // another, Error(unsupported, "core.docx.not_converted") when it makes no PDF of it in two minutes.
    Bytes pdf(ByteView docx) const;

  private:
    std::string path() const;

    std::string program_;
    std::filesystem::path folder_;
    std::chrono::milliseconds wait_;
};

}  // namespace core::docx
