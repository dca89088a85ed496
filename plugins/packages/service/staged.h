// SPDX-License-Identifier: Apache-2.0
// What bringing and taking a package share.
#pragma once

#include <filesystem>
#include <optional>

#include "packages/service/imports.h"

namespace packages {

inline void may_take(const core::Context& ctx) {
    core::ensure(ctx.actor.may(Imports::right) ? core::Verdict::allowed : core::Verdict::forbidden);
}

// The name of a file is the id of its row, whatever its ending.
template <class Id>
std::optional<Id> id_of(const std::filesystem::path& file) {
    try {
        return Id::parse(file.stem().string());
    } catch (const core::Error&) {
        return std::nullopt;   // no file of ours
    }
}

// A file that is removed on every way out but one.
struct Staged {
    std::filesystem::path path;
    bool keep = false;
    ~Staged() {
        std::error_code none;
        if (!keep) std::filesystem::remove(path, none);
    }
};

}  // namespace packages
