// SPDX-License-Identifier: Apache-2.0
// Files by content: a blob's name is its SHA-256, so it can be checked at any time and never
// changes. Rows in SQL refer to blobs by digest; one content is kept once.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/bytes.h"

namespace core::blob {

class Store {
  public:
    virtual ~Store() = default;
    // Durable when it returns (file and folder are synced). Putting the same bytes again is cheap, and renews the time of
    // the file: the row that refers to it may come later.
    virtual Digest put(ByteView bytes) = 0;
    // Throws Error(not_found, "core.error.blob") when absent, Error(internal,
    // "core.error.blob_damaged") when the bytes no longer have their digest.
    virtual Bytes get(const Digest& digest) const = 0;
    virtual bool has(const Digest& digest) const = 0;
    virtual std::optional<std::filesystem::path> path(const Digest& digest) const = 0;

    // All of them, in no order; what comes meanwhile may be among them.
    virtual void each(const std::function<void(const Digest&)>& take) const = 0;
    // Puts that file in the place of what is damaged or gone, read as it is written: false, and nothing is changed,
    // when its bytes have another digest or it cannot be read. Durable when it returns true.
    virtual bool mend(const Digest& digest, const std::filesystem::path& from) = 0;
    // Nobody has brought these bytes for hours, so every row of who did is there to be asked. True of what is absent.
    virtual bool settled(const Digest& digest) const = 0;
    // For what is destroyed lawfully and no row refers to: the file is gone for good when it returns true, also where
    // there was none; false leaves one that is not settled, to be asked again later.
    virtual bool remove_for_good(const Digest& digest) = 0;
};

// How long after it was brought a file is not settled: longer than any request or job takes from its bytes to its row.
constexpr std::chrono::hours settling{3};

// ab/cd/<digest> below `root`, written as temp + fsync + rename.
std::unique_ptr<Store> folder(std::filesystem::path root);

}  // namespace core::blob
