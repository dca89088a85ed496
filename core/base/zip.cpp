// SPDX-License-Identifier: Apache-2.0
#include "core/base/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <memory>

namespace core::zip {
namespace {

constexpr std::size_t slack = 1u << 20;

// libarchive writes names in the locale of the thread, and in the one a server has they lose their letters.
class Utf8Names {
  public:
    Utf8Names() : own_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(own_ ? uselocale(own_) : nullptr) {}
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;
    ~Utf8Names() {
        if (!own_) return;
        uselocale(before_);
        freelocale(own_);
    }

  private:
    locale_t own_, before_;
};

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
    const Utf8Names names;
    const std::unique_ptr<archive, decltype(&archive_read_free)> zip(archive_read_new(), archive_read_free);
    archive_read_support_format_zip(zip.get());
    if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) throw Broken();
    std::vector<Part> parts;
    std::size_t seen = 0, left = bounds.bytes;
    if (bounds.ratio > 0) left = std::min(left, bytes.size() * bounds.ratio + slack);
    for (archive_entry* entry = nullptr;;) {
        const int state = archive_read_next_header(zip.get(), &entry);
        if (state == ARCHIVE_EOF) return parts;
        // A warning is about a name in no encoding, which is handed on as it is.
        const bool told = state == ARCHIVE_OK || state == ARCHIVE_WARN;
        const char* path = told ? archive_entry_pathname(entry) : nullptr;
        if (!path) throw Broken();
        if (++seen > bounds.parts) throw TooLarge();
        std::string name = path;
        if (name.ends_with('/') || (wanted && !wanted(name))) continue;
        if (archive_entry_is_encrypted(entry)) throw Locked();
        if (archive_entry_filetype(entry) != AE_IFREG) throw Broken();
        auto data = data_of(zip.get(), left);
        left -= data.size();
        parts.push_back({std::move(name), std::move(data)});
    }
}

}  // namespace core::zip
