// SPDX-License-Identifier: Apache-2.0
// A kind of official document (jenis naskah dinas) as data: how its head looks, which parts it has in
// which order, who may sign it and how names are printed (Permendagri 1/2023). Read from JSON
// (resources/schema/kind.json); versions of it are kept, so a letter looks for ever as its kind did.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classification/classification.h"
#include "core/base/json.h"
#include "core/base/result.h"

namespace style {

// Groups of the rule; the order is that of the list people choose from.
enum class Group { internal, external, assignment, decision, regulation, special, other };
// surat: place and date, rows, addressees. judul_tengah: title in the middle. nota: title and rows.
// formulir: rows and tables with lines. piagam: a designed page. produk_hukum: a regulation.
enum class Head { surat, judul_tengah, nota, formulir, piagam, produk_hukum };
// Where place and date stand: in the head, above the signature ("Ditetapkan di ... pada tanggal ...",
// "Dikeluarkan di ...", "Pangkalpinang, 23 November 2026"), or nowhere.
enum class Dated { head, ditetapkan, dikeluarkan, plain, none };
// Whether the subject is printed: nowhere, under the title after TENTANG, or in the row Hal.
enum class About { none, tentang, hal };
// To whom: nobody; positions of the agency; positions or anybody outside.
enum class Recipients { none, positions, any };
// How the signer's name is printed (pasal 44).
enum class Names { titled, plain };

std::string_view name(Group group);            // "korespondensi-internal", "arahan-penetapan", ...
std::string_view name(Head head);              // "surat", "judul-tengah", ...
std::string_view name(Dated dated);
std::string_view name(About about);
std::string_view name(Recipients recipients);  // "none", "positions", "any"
std::string_view name(Names names);            // "titled", "plain"

enum class PartType {
    body,            // rich text
    line,            // a sentence or a few, without lists and tables
    rows,            // "Waktu : 09.00 WIB"
    persons,         // name, rank, NIP, position of each
    considerations,  // items under a word on the left: Menimbang, Dasar, Untuk
    command,         // a fixed word in the middle: MEMUTUSKAN; nothing to fill in
    clauses,         // KESATU, KEDUA ... in rich text
    articles,        // Pasal 1, under BAB I where chapters are given
    parties,         // who agrees with whom; each signs
    table,           // fixed columns
    annexes,         // sheets of their own at the end
    addressees,      // where the addressees are printed inside the text; nothing to fill in
    signer           // name, rank, NIP and position of the signer as rows; nothing to fill in
};
std::string_view name(PartType type);
bool filled_in(PartType type);     // false for command, addressees and signer

enum class FieldType { line, text, date, day };   // day: the date with its weekday
std::string_view name(FieldType type);

// A row of `rows`, or a column of `persons` and `table`.
struct Field {
    std::string code;
    std::string label;
    FieldType type = FieldType::line;
    bool required = false;
    std::string hint;
    double width_mm = 0;           // of a column; 0 shares what is left
    bool operator==(const Field&) const = default;
};

// Before items: a. | 1. | KESATU | nothing. Before the title of a body: A. | 1. | BAB I | nothing.
enum class Mark { none, letters, figures, ordinals };
std::string_view name(Mark mark);
enum class Look { paragraph, middle, large, row };      // of a line
std::string_view name(Look look);

struct Part {
    std::string code;
    PartType type = PartType::body;
    std::string label;             // in the form
    std::string title;             // printed: on the left or above; "" = none
    std::string lead;              // sentence printed before; {hari} and the like are filled in
    std::string hint;
    bool required = false;
    core::Json preset;             // value of a new draft; null = empty
    std::vector<Field> fields;     // of rows, persons, table
    Mark mark = Mark::none;        // of body, considerations and clauses
    Look look = Look::paragraph;   // of a line
    std::string text;              // of a command
    std::string signs;             // rows, persons: who stands in them signs under this heading
    int least = 0;                 // table: empty lines are printed up to this many; rows: empty ones too
    int most = 0;                  // persons: more of them stand on a sheet of their own; 0 = never
    bool numbered = true;          // table and rows of a form: with running numbers; parties: each its number
    bool announced = false;        // rows: set in after the paragraph before them that ends with a colon
    bool after = false;            // printed below the signature
    bool new_page = false;
    bool operator==(const Part&) const = default;

    const Field* field(std::string_view code) const;
};

struct Kind {
    std::string code;              // "surat_tugas"
    std::int64_t version = 0;      // 0 while it is not kept anywhere
    std::string short_name;        // "ST"
    std::string name;              // "Surat Tugas"
    std::string help;              // when to use it, one sentence
    Group group = Group::external;
    int place = 0;                 // order within the group
    Head head = Head::surat;
    std::string title;             // printed: "SURAT TUGAS"; {jabatan} is filled in
    About about = About::hal;
    Dated dated = Dated::head;
    std::vector<Part> parts;
    std::vector<std::string> signers;   // kinds of positions that may sign; empty = any that signs
    bool several = false;          // more than one signs
    Names names = Names::titled;
    bool numbered = true;
    std::string series;            // hint for the number book: "surat", "keputusan", ...
    bool seal = true;              // electronic signature allowed
    bool must_read = false;        // is opened before its signature is consented to, never ticked in a list
    std::string level;             // baseline level of its signatures, "B-LTA"; "" = the office's own
    bool office_seal = false;      // after the signatures the seal of the office is set
    Recipients recipients = Recipients::any;
    bool copies = true;
    std::string letterhead;        // variant; "" = by unit and signer
    std::vector<std::string> classifications;   // codes it usually has, the likeliest first
    classification::AccessClass access = classification::AccessClass::ordinary;
    bool open_to_all = false;      // open to the public unless the drafter says otherwise
    core::Json sample;             // {"subject", "parts"}: what the preview shows

    const Part* part(std::string_view code) const;
};

// Of electronic signatures, EN 319 142-1.
inline constexpr std::array<std::string_view, 4> signature_levels{"B-B", "B-T", "B-LT", "B-LTA"};

constexpr std::size_t max_parts = 40;
constexpr std::size_t max_fields = 12;

core::Json to_json(const Kind& kind);
// Reads a definition from a stranger: every wrong field is a fault named as sent ("parts.3.type").
core::Checked<Kind> kind_from(const core::Json& json);

// Kinds of positions, as the directory names them.
const std::vector<std::string>& position_kinds();

}  // namespace style
