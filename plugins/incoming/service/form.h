// SPDX-License-Identifier: Apache-2.0
// The paper forms of the mail room as blocks: lembar disposisi and tanda terima (letters.md 2.10). Always in
// Indonesian, as all paper is. Values only; printed_forms.h fills them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/pdf/document.h"
#include "style/letterhead.h"

namespace incoming {

struct FormHead {
    style::Letterhead head;
    core::Bytes left, right;         // emblems; empty = none
};

struct FormReceiver {
    std::string name, role;          // role "penanggung jawab", "tembusan", ""
    std::string task;                // his own words and due day
};

struct SheetForm {
    bool blank = false;              // for the pen: lines instead of words
    std::string sender, number, date, received, agenda, subject, access;
    bool most_urgent = false, urgent = false, secret = false;
    std::vector<FormReceiver> receivers;
    struct Tick {
        std::string words;
        bool ticked = false;
    };
    std::vector<Tick> instructions;  // the unit's whole list, those given ticked
    std::string note, due;
    std::string giver, person, day, prepared_by;
};

struct ReceiptForm {
    std::string sender, number, date, subject, received, agenda, unit, place, clerk;
    std::string outcome;             // of a letter sent back: why
};

// Other people's words as the typeface can print them.
SheetForm printable(SheetForm form, const std::filesystem::path& fonts);

// One lembar disposisi, as high as it needs, `room_mm` wide.
core::pdf::Blocks sheet_blocks(const FormHead& head, const SheetForm& form, double room_mm);
core::pdf::Blocks receipt_blocks(const FormHead& head, const ReceiptForm& form, double room_mm);
// The blocks in a box of that height, so that the cut comes where it should.
core::pdf::Block half_sheet(core::pdf::Blocks blocks, double room_mm, double height_mm);
// "cut here" between two forms on one sheet.
core::pdf::Blocks cut_line();

}  // namespace incoming
