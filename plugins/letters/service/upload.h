// SPDX-License-Identifier: Apache-2.0
// A letter written elsewhere: a PDF or DOCX in place of the parts. It is looked over when it comes in, so
// that nobody meets at the signature what could have been told the drafter; a trial print shows whether
// every placeholder can be filled.
#pragma once

#include <optional>
#include <string>

#include "core/pdf/foreign.h"
#include "letters/service/correct.h"

namespace letters {

class Upload {
  public:
    Upload(Parts& parts, Draft& draft, Correct& correct) : parts_(parts), draft_(draft), correct_(correct) {}

    // Draft or corrector. Throws Error("letters.error.file", faults of "file") for a file that cannot become
    // a letter, Error(conflict, "letters.error.changed") when `seen` is not the version as saved.
    // `typed`: what a corrector wrote meanwhile; it is kept in the same version.
    Correct::Outcome put(const core::Context& ctx, LetterId id, const std::string& name, core::Bytes bytes,
                         std::int64_t seen, const std::optional<Content>& typed = {});
    // Written here again; what the parts held before is still there.
    Correct::Outcome remove(const core::Context& ctx, LetterId id, std::int64_t seen,
                            const std::optional<Content>& typed = {});

    struct Kept {
        File file;
        core::Bytes bytes;
    };
    // As it was uploaded, for who may read the draft. Throws Error(not_found, "letters.error.no_file").
    Kept get(const core::Context& ctx, LetterId id);

    // Where the signature goes on a PDF others signed: into one of its empty fields, or where a mark shows on a page;
    // neither: it does not show.
    struct Where {
        std::string field;
        std::optional<signing::Spot> spot;
        // In place of a spot: one of signing::nine_places on this page.
        int page = 0;
        std::size_t place = signing::nine_places.size();
        bool on_page() const { return page > 0; }
    };
    // Kept as a version of its own. Throws Error("letters.error.place") with faults of "field", "page", "place" or
    // "box", Error(not_found, "letters.error.no_place") for a letter with no such file, and what put throws.
    Correct::Outcome place(const core::Context& ctx, LetterId id, const Where& where, std::int64_t seen);
    struct Places {
        Letter letter;
        signing::PageRoom room;
    };
    // For who may write in it. `page` 0: the one chosen, else the last.
    Places places(const core::Context& ctx, LetterId id, int page);
    bool converts() const { return parts_.converter.installed(); }

  private:
    File looked_over(const std::string& name, const core::Bytes& bytes, core::Instant now);
    // A PDF, signed by others or not.
    core::pdf::Survey surveyed(const core::Bytes& bytes, core::Instant now, File& file);
    // As the letter would be printed with it; faults of the file.
    void try_out(const core::Context& ctx, LetterId id, const File& file, const std::optional<Content>& typed);
    signing::Spot spot_of(const core::Bytes& pdf, const File& file, const Where& where);
    Correct::Outcome keep(const core::Context& ctx, LetterId id, const std::optional<File>& file, std::int64_t seen,
                          const std::optional<Content>& typed);

    Parts& parts_;
    Draft& draft_;
    Correct& correct_;
};

// The text kept for a file, or that of the parts.
std::string text_of(Parts& parts, const Content& content, const style::Kind& kind);

}  // namespace letters
