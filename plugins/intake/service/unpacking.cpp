// SPDX-License-Identifier: Apache-2.0
#include "intake/service/unpacking.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/zip.h"

namespace intake {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t tar_mark = 257;   // where POSIX writes "ustar"
constexpr std::size_t most_ratio = 100;

bool is_archive(const File& file) {
    const auto text = core::chars(file.bytes);
    return is_bundle(file) || text.starts_with("Rar!") || text.starts_with("7z\xBC\xAF\x27\x1C") ||
           text.starts_with("\x1F\x8B") || text.starts_with("BZh") ||
           text.starts_with(std::string_view("\xFD\x37zXZ\0", 6)) ||
           (text.size() > tar_mark && text.substr(tar_mark).starts_with("ustar"));
}

struct Unfolded {
    std::string name, bytes;
    Sheets sheets;
};

std::vector<core::zip::Part> parts_of(const Parts& parts, const File& zip) {
    const core::Args about{{"name", zip.name},
                           {"files", std::to_string(parts.bounds.zip_files)},
                           {"most", std::to_string(parts.bounds.zip_bytes >> 20)}};
    try {
        return core::zip::read(zip.bytes, {.parts = static_cast<std::size_t>(parts.bounds.zip_files),
                                           .bytes = parts.bounds.zip_bytes, .ratio = most_ratio});
    } catch (const core::zip::Locked&) {
        throw Error(Code::unsupported, "intake.error.zip.locked", about);
    } catch (const core::zip::Broken&) {
        throw Error(Code::unsupported, "intake.error.zip.broken", about);
    } catch (const core::zip::TooLarge&) {
        throw Error(Code::too_large, "intake.error.zip.large", about);
    }
}

Sheets sheets_in(Parts& parts, const File& zip, const File& file) {
    const core::Args about{{"name", zip.name}, {"file", file.name}};
    if (is_archive(file)) throw Error(Code::unsupported, "intake.error.zip.nested", about);
    try {
        return sheets_of(parts, file);
    } catch (const Error& error) {
        if (error.code() == Code::too_large && error.key() == "intake.error.many_pages")
            throw Error(Code::too_large, "intake.error.zip.many_pages",
                        {{"name", zip.name}, {"file", file.name}, {"most", std::to_string(parts.bounds.pages)}});
        if (error.code() != Code::unsupported && error.code() != Code::invalid) throw;
        throw Error(Code::unsupported, "intake.error.zip.file", about);
    }
}

}  // namespace

bool is_bundle(const File& file) {
    const auto text = core::chars(file.bytes);
    if (!text.starts_with("PK\x03\x04") && !text.starts_with("PK\x05\x06")) return false;
    const bool called_so = core::text::lower(file.name).ends_with(".zip");
    try {
        const auto types = [](std::string_view name) { return name == "[Content_Types].xml"; };
        return core::zip::read(file.bytes, {}, types).empty();
    } catch (const core::zip::Broken&) {
        return called_so;
    } catch (const core::zip::TooLarge&) {
        return called_so;
    }
}

std::vector<Piece> unpacked(Parts& parts, const File& zip) {
    if (zip.bytes.size() > parts.bounds.file)
        throw Error(Code::too_large, "intake.error.large",
                    {{"name", zip.name}, {"most", std::to_string(parts.bounds.file >> 20)}});
    std::vector<Unfolded> sound;
    for (auto& part : parts_of(parts, zip)) {
        auto name = name_in_archive(part.name);
        if (!name) continue;
        auto sheets = sheets_in(parts, zip, {*name, core::view(part.bytes)});
        sound.push_back({*std::move(name), std::move(part.bytes), std::move(sheets)});
    }
    if (sound.empty()) throw Error(Code::unsupported, "intake.error.zip.empty", {{"name", zip.name}});
    std::vector<Piece> pieces;
    for (auto& each : sound) {
        Piece piece{std::move(each.name), each.sheets.media, parts.blobs.put(core::view(each.bytes)), {},
                    each.sheets.pages};
        piece.pdf = each.sheets.made.empty() ? piece.original : parts.blobs.put(each.sheets.made);
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

}  // namespace intake
