// SPDX-License-Identifier: Apache-2.0
#include "core/docx/package.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "core/base/error.h"

namespace core::docx {
namespace {


la_ssize_t append(archive*, void* to, const void* bytes, std::size_t count) {
    const auto* from = static_cast<const std::uint8_t*>(bytes);
    static_cast<Bytes*>(to)->insert(static_cast<Bytes*>(to)->end(), from, from + count);
    return static_cast<la_ssize_t>(count);
}

void check(int state) {
    if (state != ARCHIVE_OK) throw Error(Code::internal, "core.docx.own");
}

}  // namespace

void refuse(std::string_view why) { throw Error(Code::unsupported, "core.docx." + std::string(why)); }

std::vector<Part> unpack(ByteView bytes) try {
    return zip::read(bytes);
} catch (const zip::Broken&) {
    refuse("not_docx");
} catch (const zip::TooLarge&) {
    refuse("large");
}

Bytes pack(const std::vector<Part>& parts) {
    Bytes out;
    const std::unique_ptr<archive, decltype(&archive_write_free)> zip(archive_write_new(), archive_write_free);
    check(archive_write_set_format_zip(zip.get()));
    check(archive_write_set_bytes_in_last_block(zip.get(), 1));
    check(archive_write_open(zip.get(), &out, nullptr, append, nullptr));
    for (const auto& part : parts) {
        const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), part.name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(part.bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), 0, 0);
        check(archive_write_header(zip.get(), entry.get()));
        if (archive_write_data(zip.get(), part.bytes.data(), part.bytes.size()) < 0) check(ARCHIVE_FATAL);
    }
    check(archive_write_close(zip.get()));
    return out;
}

}  // namespace core::docx
