// SPDX-License-Identifier: Apache-2.0
// Placeholders in documents written elsewhere, as templates of official letters bear them. Upper and
// lower case are alike. All that is filled in:
//
//   ${nomor} ${nomor_naskah} ${nomor_surat}              the number, once it is taken
//   ${tanggal} ${tanggal_naskah} ${tanggal_surat}        the date, taken with the number: "23 November 2026"
//   ${ttd} ${ttd_pengirim} ${ttd_penandatangan}          room for the electronic mark with its QR code
//   ${nama_pengirim} ${nama_penandatangan}               the signer's name as the kind prints it
//   ${jabatan_pengirim} ${jabatan_penandatangan}         the signer's position, with a.n. and Plt.
//   ${pangkat_pengirim} ${pangkat_penandatangan}         rank; a dash when it is not printed
//   ${nip_pengirim} ${nip_penandatangan}                 NIP; a dash when it is not printed
//   ${hal} ${perihal}                                    the subject
//   ${sifat} ${sifat_naskah}                             "Biasa/Segera", as the profile prints it
//   ${lampiran}                                          "Satu berkas", or a dash
//   ${kepada} ${tujuan}                                  addressees in one line
//   ${tembusan}                                          copies in one line, or a dash
//   ${tempat} ${instansi} ${unit} ${jenis}               place, agency, unit, kind
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace style {

enum class Fills {
    number, date, mark, name, position, rank, nip, subject, nature, attachments, to, copies, place, agency, unit, kind
};
std::string_view name(Fills fills);   // "number"

struct PlaceholderNames {
    Fills fills = Fills::number;
    std::vector<std::string> names;   // the usual one first
};
const std::vector<PlaceholderNames>& placeholders();
// How what is filled so may be called; the usual one first.
const std::vector<std::string>& names_of(Fills fills);
// What a placeholder is filled with; null for one nobody knows.
const PlaceholderNames* placeholder(std::string_view name);
// Names of those in the text, in the order they first stand, each once; known ones and others.
std::vector<std::string> placeholders_named_in(std::string_view text);
// What a document with these placeholders has no place for although it must bear it: its mark, its date,
// and its number if it has one. A sheet with what is lacking follows its last page; none follows for none.
std::vector<Fills> lacking(const std::vector<std::string>& placeholders, bool numbered);

}  // namespace style
