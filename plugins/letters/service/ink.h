// SPDX-License-Identifier: Apache-2.0
// A letter signed with ink, from the print to the signed sheet: the scan is handed in, looked at beside what was
// printed, replaced when it is the wrong one, and said to bear the signature. With that the letter is signed and
// goes out as any other; what is kept is the scan, and the sheet it was printed from.
#pragma once

#include "letters/service/number.h"

namespace letters {

// It is, or will be, signed with ink: by what was fixed with the number, before that by kind and profile.
bool by_ink(core::db::Tx& tx, Parts& parts, const Letter& letter);

struct SheetFile {       // as uploaded
    std::string name;
    std::string type;    // found by content
    core::Bytes bytes;
};

class Ink {
  public:
    Ink(Parts& parts, Number& number) : parts_(parts), number_(number) {}

    // One PDF, or photographs (PNG, JPEG) that become one. `seen` is the number of the last scan the actor saw,
    // 0 for none. Throws Error("letters.error.scan", faults), Error(conflict) when it does not wait for a scan
    // or another came in meanwhile.
    Scan put(const core::Context& ctx, LetterId id, const std::vector<SheetFile>& files, std::int64_t seen,
             const std::string& reason);
    struct Saying {
        std::int64_t scan = 0;             // the one looked at
        std::optional<core::Date> on;
        bool said = false;                 // "it bears the signature"
    };
    // The letter is signed from here on. Throws as put().
    Letter say(const core::Context& ctx, LetterId id, const Saying& saying);

    std::vector<Scan> scans(const core::Context& ctx, LetterId id);
    struct Kept {
        core::Bytes bytes;                 // PDF
        std::string name;
    };
    // For those inside, as who drafted it. Throws Error(not_found, "letters.error.no_scan").
    Kept scan(const core::Context& ctx, LetterId id, std::int64_t number);
    core::Bytes picture(const core::Context& ctx, LetterId id, std::int64_t number, int page);
    // The sheet that was printed; Error(not_found, "letters.error.not_printed") of other letters.
    Kept made(const core::Context& ctx, LetterId id);
    core::Bytes made_picture(const core::Context& ctx, LetterId id, int page);

  private:
    Scan looked_over(const core::Context& ctx, const std::vector<SheetFile>& files) const;
    core::Bytes picture_of(const Kept& kept, int page) const;
    core::Bytes one_pdf(const core::Context& ctx, const std::vector<SheetFile>& files) const;
    // A letter the actor may bring the sheet of, waiting for it; held until the unit ends.
    Letter held(core::db::Tx& tx, const core::Context& ctx, LetterId id);
    Letter inside(core::db::Tx& tx, const core::Context& ctx, LetterId id);

    Parts& parts_;
    Number& number_;
};

}  // namespace letters
