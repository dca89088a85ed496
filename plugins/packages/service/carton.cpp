// SPDX-License-Identifier: Apache-2.0
#include "packages/service/carton.h"

#include <archive.h>
#include <archive_entry.h>

#include <fstream>

#include "core/base/error.h"

namespace packages {

namespace {

constexpr std::size_t piece = 1u << 20;

[[noreturn]] void disk_fails() { throw core::Error(core::Code::unavailable, "packages.error.disk"); }

}  // namespace

struct Carton::State {
    archive* zip = archive_write_new();
    std::time_t made = 0;

    ~State() { archive_write_free(zip); }
    void begin(const std::string& path, std::uint64_t bytes) {
        const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), path.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), made, 0);
        if (archive_write_header(zip, entry.get()) < ARCHIVE_WARN) disk_fails();
    }
    void add(const char* data, std::size_t bytes) {
        if (archive_write_data(zip, data, bytes) != static_cast<la_ssize_t>(bytes)) disk_fails();
    }
};

Carton::Carton(const std::filesystem::path& file, core::Instant made) : state_(std::make_unique<State>()) {
    state_->made = static_cast<std::time_t>(made.ms / 1000);
    archive_write_set_format_zip(state_->zip);
    // PDF is packed already; stored bytes are found again by whoever carves a damaged disk.
    archive_write_zip_set_compression_store(state_->zip);
    if (archive_write_open_filename(state_->zip, file.c_str()) != ARCHIVE_OK) disk_fails();
}

Carton::~Carton() = default;

void Carton::put(const std::string& path, std::string_view text) {
    state_->begin(path, text.size());
    if (!text.empty()) state_->add(text.data(), text.size());
}

bool Carton::put(const std::string& path, const std::filesystem::path& from, const core::Digest& digest,
                 std::uint64_t bytes) {
    std::ifstream in(from, std::ios::binary);
    std::string buffer(piece, '\0');
    core::Hasher hasher;
    std::uint64_t left = bytes;
    state_->begin(path, bytes);
    while (left > 0 && in) {
        in.read(buffer.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(left, piece)));
        const auto got = static_cast<std::size_t>(in.gcount());
        if (got == 0) break;
        hasher.add(core::view(std::string_view(buffer).substr(0, got)));
        state_->add(buffer.data(), got);
        left -= got;
    }
    return left == 0 && hasher.digest() == digest;
}

void Carton::close() {
    if (archive_write_close(state_->zip) != ARCHIVE_OK) disk_fails();
}

}  // namespace packages
