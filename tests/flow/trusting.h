// SPDX-License-Identifier: Apache-2.0
// What an administrator does so that his house believes another.
#pragma once

#include <filesystem>

#include "tests/support/server.h"

namespace tests {

// From its next start on it believes seals and timestamps made there: each demo city has an authority of its own.
inline void trusts(const Server& house, const Server& other) {
    const std::filesystem::path anchors = "data/keys/anchors";
    std::filesystem::copy_file(other.folder() / anchors / "demo-root.pem", house.folder() / anchors / "other-house.pem",
                               std::filesystem::copy_options::overwrite_existing);
}

}  // namespace tests
