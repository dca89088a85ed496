// SPDX-License-Identifier: Apache-2.0
// From a sheet to a PDF document: head, parts, signature, copies, sheets of their own, foot.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/pdf/mark.h"
#include "style/render/draw.h"

namespace style {

// Pictures of the letterhead by digest.
using Drawings = std::map<std::string, core::Bytes>;

pdf::Document layout(const Sheet& sheet, const Drawings& emblems);
pdf::Setup setup(const Sheet& sheet);
Rendered render(const Sheet& sheet, const Drawings& emblems, const std::filesystem::path& fonts);

// Of a document written elsewhere: what its placeholders are filled with, and the whole, `document` being
// a PDF with its text so far.
std::map<std::string, std::string> fillings(const Sheet& sheet);
Rendered render_elsewhere(const Sheet& sheet, core::ByteView document, const Drawings& emblems,
                          const std::filesystem::path& fonts);
// The electronic mark of one signer: a code to scan, and by whom.
pdf::Table mark(const Sheet& sheet, const SignerBlock& signer);

// Shown in the field of a signature, where the profile says so: of one who signs, and of the office.
std::optional<pdf::DrawnMark> field_mark(const Sheet& sheet, std::size_t nth, const std::string& time,
                                         const Drawings& emblems, const std::filesystem::path& fonts);
std::optional<pdf::DrawnMark> seal_mark(const Sheet& sheet, const std::string& office, const Drawings& emblems,
                                        const std::filesystem::path& fonts);
// Kept free beside the signer's block; nothing where no seal will show.
pdf::Blocks room_of_seal(const Sheet& sheet);

// Pieces of the layout, each in a file of its own.
void add_letterhead(pdf::Document& out, const Sheet& sheet, const Drawings& emblems);
void add_opening(pdf::Document& out, const Sheet& sheet);
// Few copies go with the signature; many follow what stands below it.
void add_signature(pdf::Document& out, const Sheet& sheet);
void add_cosigners(pdf::Document& out, const Sheet& sheet);   // without the signer
void add_copies(pdf::Document& out, const Sheet& sheet);
void add_own_sheets(pdf::Document& out, const Sheet& sheet);
// Addressees, copies and persons that stand on sheets of their own; 0 when all stand in the text.
std::size_t listed_at_the_end(const Sheet& sheet);
std::size_t annexed(const Sheet& sheet);
pdf::Blocks foot(const Sheet& sheet);
inline constexpr std::string_view draft_foot = "Konsep naskah dinas, belum bernomor dan belum ditandatangani.";

// "Sifat" as printed: "Biasa/Segera".
std::string printed_nature(const Sheet& sheet);
// Named so by the typesetter; a sliver under the box tells where it came to lie. The signer's is "ttd", those
// of the cosigners "ttd-1", "ttd-2" ...
inline constexpr std::string_view signature_space = "ttd";
std::string space_of(std::size_t nth);   // 0: the signer's
inline constexpr std::string_view seal_space = "cap";   // room for the seal of the office
inline constexpr double qr_size = 19;    // millimetres
// Where the signatures of a sheet came to lie; each box reaches from its sliver to the top of its code.
void take_places(const Sheet& sheet, const std::vector<pdf::Place>& places, Rendered& into, int pages_before = 0);

}  // namespace style
