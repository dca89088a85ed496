// SPDX-License-Identifier: Apache-2.0
#include "packages/service/crate.h"

#include <archive.h>
#include <archive_entry.h>

#include <fstream>
#include <memory>

#include "core/base/error.h"

namespace packages {
namespace {

constexpr std::size_t gulp = 1u << 20;
constexpr std::uint64_t longest_text = 32u << 20;   // of one file of metadata

[[noreturn]] void refuse(const char* word, std::string path = {}) {
    throw core::Error("core.error.invalid", {{"file", word, {{"path", std::move(path)}}}});
}

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

Reader opened(const std::filesystem::path& zip) {
    Reader reader(archive_read_new(), archive_read_free);
    archive_read_support_format_zip_seekable(reader.get());
    if (archive_read_open_filename(reader.get(), zip.c_str(), gulp) != ARCHIVE_OK) refuse("packages.bag.zip");
    return reader;
}

// The next file, below the one folder all stand in; "" = no more.
std::string next_file(archive* reader, std::string& folder) {
    archive_entry* entry = nullptr;
    for (;;) {
        const int got = archive_read_next_header(reader, &entry);
        if (got == ARCHIVE_EOF) return {};
        if (got != ARCHIVE_OK) refuse("packages.bag.zip");
        const char* name = archive_entry_pathname_utf8(entry);
        if (name == nullptr) refuse("packages.bag.path", "?");
        std::string path = name;
        if (archive_entry_is_encrypted(entry) != 0) refuse("packages.bag.locked");
        if (archive_entry_filetype(entry) == AE_IFDIR) continue;
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)
            refuse("packages.bag.link", path);
        if (const auto bad = wrong_path(path); !bad.empty()) refuse(std::string(bad).c_str(), path);
        const auto slash = path.find('/');
        const auto first = slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
        if (first.empty() || (!folder.empty() && folder != first)) refuse("packages.bag.folder", path);
        folder = first;
        return path.substr(slash + 1);
    }
}

bool is_text(const std::string& path) {
    return !path.ends_with(".pdf");
}

template <class Take>
void each_piece(archive* reader, Take&& take) {
    std::string buffer(gulp, '\0');
    for (;;) {
        const auto got = archive_read_data(reader, buffer.data(), buffer.size());
        if (got < 0) refuse("packages.bag.zip");
        if (got == 0) return;
        take(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)));
    }
}

}  // namespace

Pieces look_into(const std::filesystem::path& zip, const CrateBounds& bounds) {
    const auto reader = opened(zip);
    Pieces pieces;
    std::string folder;
    std::uint64_t total = 0;
    for (auto path = next_file(reader.get(), folder); !path.empty(); path = next_file(reader.get(), folder)) {
        if (pieces.size() >= bounds.files) refuse("packages.bag.many");
        Piece piece;
        core::Hasher hasher;
        const bool text = is_text(path);
        each_piece(reader.get(), [&](std::string_view some) {
            total += some.size();
            piece.bytes += some.size();
            if (total > bounds.bytes || (text && piece.bytes > longest_text)) refuse("packages.bag.large", path);
            hasher.add(core::view(some));
            if (text) piece.text += some;
        });
        piece.digest = hasher.digest();
        if (!pieces.emplace(path, std::move(piece)).second) refuse("packages.bag.twice", path);
    }
    return pieces;
}

void unpack(const std::filesystem::path& zip, const std::map<std::string, core::Digest>& wanted,
            const std::filesystem::path& to, const std::function<void(const core::Digest&)>& take) {
    const auto reader = opened(zip);
    std::string folder;
    std::size_t found = 0;
    for (auto path = next_file(reader.get(), folder); !path.empty(); path = next_file(reader.get(), folder)) {
        const auto at = wanted.find(path);
        if (at == wanted.end()) continue;
        std::ofstream out(to, std::ios::binary | std::ios::trunc);
        each_piece(reader.get(), [&](std::string_view some) {
            out.write(some.data(), static_cast<std::streamsize>(some.size()));
        });
        out.close();
        if (!out) throw core::Error(core::Code::unavailable, "packages.error.disk");
        take(at->second);
        ++found;
    }
    if (found != wanted.size()) refuse("packages.bag.zip");
}

}  // namespace packages
