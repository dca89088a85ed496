// SPDX-License-Identifier: Apache-2.0
#include "core/base/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace core::zip {
namespace {

// Up to `most` bytes.
std::string data_of(archive* zip, std::size_t most) {
    std::string bytes;
    char buffer[16384];
    for (;;) {
        const auto got = archive_read_data(zip, buffer, sizeof buffer);
        if (got < 0) throw Broken();
        if (got == 0) return bytes;
        if (static_cast<std::size_t>(got) > most - bytes.size()) throw TooLarge();
        bytes.append(buffer, static_cast<std::size_t>(got));
    }
}

}  // namespace

std::vector<Part> read(ByteView bytes, const Bounds& bounds, bool (*wanted)(std::string_view name)) {
    const std::unique_ptr<archive, decltype(&archive_read_free)> zip(archive_read_new(), archive_read_free);
    archive_read_support_format_zip(zip.get());
    if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) throw Broken();
    std::vector<Part> parts;
    std::size_t seen = 0, left = bounds.bytes;
    for (archive_entry* entry = nullptr;;) {
        const int state = archive_read_next_header(zip.get(), &entry);
        if (state == ARCHIVE_EOF) return parts;
        const char* path = state == ARCHIVE_OK ? archive_entry_pathname(entry) : nullptr;
        if (!path) throw Broken();
        if (++seen > bounds.parts) throw TooLarge();
        std::string name = path;
        if (name.ends_with('/') || (wanted && !wanted(name))) continue;
        auto data = data_of(zip.get(), left);
        left -= data.size();
        parts.push_back({std::move(name), std::move(data)});
    }
}

}  // namespace core::zip
