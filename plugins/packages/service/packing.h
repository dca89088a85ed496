// SPDX-License-Identifier: Apache-2.0
// What lies in a package and how it is written: texts first made whole, files streamed from the store.
#pragma once

#include <filesystem>
#include <functional>

#include "core/blob/store.h"
#include "core/words/words.h"
#include "packages/domain/content.h"
#include "packages/domain/package.h"

namespace packages {

// What stands for all that is inside, beside the bag: over the tag manifest, or nothing.
struct Proofs {
    std::function<core::Bytes(std::string_view manifest)> stamp, seal;
};

// How a package is read and checked, for people who have nothing but it.
std::string guide_of(const Content& content, const core::words::Catalog& words);

// Writes it; fills in manifest and stamped of the package.
// Throws Error(conflict, "packages.error.damaged" or "copy_damaged") with the item whose file is not what was filed.
void write_package(const core::blob::Store& blobs, const Content& content, Package& package,
                   const std::filesystem::path& to, const Proofs& proofs, const core::words::Catalog& words);

}  // namespace packages
