// SPDX-License-Identifier: Apache-2.0
// Foreign programs as judges, and the parts of a signature they are given: cut out of the file here,
// not by our own checker.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace interop {

struct Verdict {
    int code = -1;
    std::string text;  // standard output, then standard error
};
Verdict ask(const std::vector<std::string>& words);

// The same with every run of white space as one space.
std::string one_line(const std::string& text);

// The last signature of the file as files of their own in `folder`.
struct Parts {
    std::filesystem::path content;    // the bytes of /ByteRange
    std::filesystem::path cms;        // the CMS without its padding
    std::filesystem::path value;      // the signature value, which the timestamp is over
    std::filesystem::path timestamp;  // the token
    std::array<std::size_t, 4> range{};
};
Parts cut(const core::Bytes& pdf, const std::filesystem::path& folder);

// Every signature and document timestamp, from the first to the last; of a document timestamp `cms` is the
// token over `content`. `timestamp` is empty where a signature carries none.
struct Sealed : Parts {
    bool of_document = false;
};
std::vector<Sealed> cut_all(const core::Bytes& pdf, const std::filesystem::path& folder);

std::filesystem::path write(const std::filesystem::path& file, core::ByteView bytes);

}  // namespace interop
