// SPDX-License-Identifier: Apache-2.0
#include "core/blob/read.h"

#include <fstream>
#include <system_error>

#include "core/base/error.h"

namespace core::blob {
namespace {

std::filesystem::path place(const Store& store, const Digest& digest) {
    if (auto path = store.path(digest)) return *std::move(path);
    throw Error(Code::not_found, "core.error.blob", {{"digest", digest.hex()}});
}

}  // namespace

std::size_t size(const Store& store, const Digest& digest) {
    std::error_code error;
    const auto found = std::filesystem::file_size(place(store, digest), error);
    if (error) throw Error(Code::unavailable, "core.error.storage", {{"reason", error.message()}});
    return found;
}

void append(const Store& store, const Digest& digest, Bytes& to) {
    const std::size_t before = to.size(), more = size(store, digest);
    try {
        to.resize(before + more);
        std::ifstream file(place(store, digest), std::ios::binary);
        const bool whole = static_cast<bool>(
            file.read(reinterpret_cast<char*>(to.data() + before), static_cast<std::streamsize>(more)));
        if (!whole || sha256(ByteView(to).subspan(before)) != digest)
            throw Error(Code::internal, "core.error.blob_damaged", {{"digest", digest.hex()}});
    } catch (...) {
        to.resize(before);
        throw;
    }
}

std::optional<Measured> measure(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    Hasher hasher;
    Measured found;
    Bytes piece(1u << 20);
    while (in) {
        in.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        const auto size = static_cast<std::size_t>(in.gcount());
        hasher.add(ByteView(piece).first(size));
        found.bytes += size;
    }
    if (!in.eof() || in.bad()) return std::nullopt;
    found.digest = hasher.digest();
    return found;
}

Bytes read(const Store& store, const Digest& digest, std::size_t spare) {
    Bytes bytes;
    bytes.reserve(size(store, digest) + spare);
    append(store, digest, bytes);
    return bytes;
}

}  // namespace core::blob
