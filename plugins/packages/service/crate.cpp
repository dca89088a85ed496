// SPDX-License-Identifier: Apache-2.0
#include "packages/service/crate.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <memory>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "packages/domain/copies.h"

namespace packages {
namespace {

constexpr std::size_t gulp = 1u << 20;

[[noreturn]] void refuse(const char* word, std::string path = {}) {
    if (!core::text::valid_utf8(path)) path = "?";
    throw core::Error("core.error.invalid", {{"file", word, {{"path", std::move(path)}}}});
}

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

Reader opened(const std::filesystem::path& zip) {
    Reader reader(archive_read_new(), archive_read_free);
    archive_read_support_format_zip_seekable(reader.get());
    if (archive_read_open_filename(reader.get(), zip.c_str(), gulp) != ARCHIVE_OK) refuse("packages.bag.zip");
    return reader;
}

// libarchive reads names by the locale of the thread, and that of a server is none in which they could stand.
class NamesInUtf8 {
  public:
    NamesInUtf8() : before_(::uselocale(utf8())) {}
    ~NamesInUtf8() { ::uselocale(before_); }
    NamesInUtf8(const NamesInUtf8&) = delete;
    NamesInUtf8& operator=(const NamesInUtf8&) = delete;

  private:
    static locale_t utf8() {
        static const locale_t made = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return made;
    }
    locale_t before_;
};

// How far a reader has come: the one folder all stand in, and how many entries, folders too, it has met.
struct Walk {
    std::string folder;
    std::size_t met = 0;
};

// The next file, below that folder; "" = no more.
std::string next_file(archive* reader, Walk& walk, std::size_t most) {
    const NamesInUtf8 names;
    archive_entry* entry = nullptr;
    for (;;) {
        const int got = archive_read_next_header(reader, &entry);
        if (got == ARCHIVE_EOF) return {};
        if (got != ARCHIVE_OK) refuse("packages.bag.zip");
        if (++walk.met > most) refuse("packages.bag.many");
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
        if (first.empty() || (!walk.folder.empty() && walk.folder != first)) refuse("packages.bag.folder", path);
        walk.folder = first;
        return path.substr(slash + 1);
    }
}

// What is read of a package; anything else is hashed.
bool is_text(std::string_view path) {
    constexpr std::array<std::string_view, 5> tags{"bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", stamp_path,
                                                   seal_path};
    constexpr std::array<std::string_view, 3> metadata{"/METS.xml", "/metadata/descriptive/ERMS.xml",
                                                       "/metadata/preservation/premis.xml"};
    return std::find(tags.begin(), tags.end(), path) != tags.end() || path.find(seals_at) != path.npos ||
           std::any_of(metadata.begin(), metadata.end(), [&](auto end) { return path.ends_with(end); });
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
    const auto for_its_size = std::max<std::uint64_t>(bounds.small, std::filesystem::file_size(zip) * bounds.widest);
    const auto most = std::min(bounds.bytes, for_its_size);
    Pieces pieces;
    Walk walk;
    std::set<std::string> names;   // a file system may take two that differ in case for one
    std::uint64_t total = 0, texts = 0;
    for (;;) {
        const auto path = next_file(reader.get(), walk, bounds.files);
        if (path.empty()) return pieces;
        if (!names.insert(core::text::fold_case(path)).second) refuse("packages.bag.twice", path);
        Piece piece;
        core::Hasher hasher;
        const bool text = is_text(path);
        each_piece(reader.get(), [&](std::string_view some) {
            total += some.size();
            piece.bytes += some.size();
            if (text) texts += some.size();
            if (total > most || texts > bounds.texts || (text && piece.bytes > bounds.text))
                refuse("packages.bag.large", path);
            hasher.add(core::view(some));
            if (text) piece.text += some;
        });
        piece.digest = hasher.digest();
        pieces.emplace(path, std::move(piece));
    }
}

void unpack(const std::filesystem::path& zip, const std::map<std::string, core::Digest>& wanted,
            const std::filesystem::path& to, const std::function<void(const core::Digest&)>& take) {
    const auto reader = opened(zip);
    constexpr auto any = std::numeric_limits<std::size_t>::max();   // it was counted when it was looked into
    Walk walk;
    std::size_t found = 0;
    for (auto path = next_file(reader.get(), walk, any); !path.empty(); path = next_file(reader.get(), walk, any)) {
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
