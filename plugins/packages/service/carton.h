// SPDX-License-Identifier: Apache-2.0
// A ZIP written entry by entry into a file: texts, and files of any size in pieces, so that memory stays flat.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/clock.h"

namespace packages {

class Carton {
  public:
    // Throws Error(unavailable, "packages.error.disk") when the file cannot be written; so do the others.
    Carton(const std::filesystem::path& file, core::Instant made);
    ~Carton();
    Carton(const Carton&) = delete;
    Carton& operator=(const Carton&) = delete;

    void put(const std::string& path, std::string_view text);
    // False when what was read has another digest or size: then the carton is worth nothing.
    bool put(const std::string& path, const std::filesystem::path& from, const core::Digest& digest,
             std::uint64_t bytes);
    void close();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace packages
