// SPDX-License-Identifier: Apache-2.0
#include "letters/service/upload.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/docx/docx.h"
#include "core/pdf/placeholders.h"
#include "letters/domain/merge_fields.h"
#include "letters/service/booked.h"
#include "letters/service/of_file.h"
#include "letters/service/printing.h"
#include "letters/service/sheet.h"
#include "style/placeholders.h"

namespace letters {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::size_t longest_name = 120;   // characters

constexpr const char* form = "letters.error.file";

[[noreturn]] void refuse(std::string key, core::Args args = {}) { refuse_file(form, std::move(key), std::move(args)); }

std::string printable_name(const std::string& name, FileType type) {
    const auto plain = std::string(core::text::head(core::text::trim(name), longest_name));
    return plain.empty() ? "naskah." + std::string(letters::name(type)) : plain;
}

// What it says besides: placeholders are no words to search for.
std::string words_of(std::string text) {
    const auto found = core::pdf::placeholders_in(text);
    for (auto each = found.rbegin(); each != found.rend(); ++each) text.erase(each->from, each->to - each->from);
    return text;
}

// Those of a PDF that cannot be taken out of its page cleanly.
void judge_placeholders(const core::pdf::Survey& seen) {
    for (const auto& each : seen.placeholders)
        if (!each.clean) refuse("letters.fault.file_unclean", {{"name", each.name}});
}

}  // namespace

core::pdf::Survey Upload::surveyed(const core::Bytes& bytes, core::Instant now, File& file) {
    core::pdf::Survey seen;
    try {
        seen = core::pdf::survey(bytes, most_file_pages, core::pdf::Signed::kept);
    } catch (const Error& error) {
        // To save it anew would mend the file and undo the signatures in it.
        const bool once_signed = core::chars(bytes).find("/ByteRange") != std::string_view::npos;
        if (once_signed && error.key() == "core.pdf.unreadable.damaged") refuse("signing.earlier.damaged");
        throw;
    }
    if (!seen.is_signed) {
        judge_placeholders(seen);
        return seen;
    }
    auto found = parts_.countersigning.look(bytes, now);
    file.earlier = std::move(found.signatures);
    file.field = std::move(found.field);
    file.fields = std::move(found.fields);
    file.empty_fields = found.empty_fields;
    file.carries = seen.files;
    return seen;
}

File Upload::looked_over(const std::string& name, const core::Bytes& bytes, core::Instant now) {
    if (bytes.empty()) refuse("letters.fault.file_empty");
    if (bytes.size() > parts_.most_file_bytes)
        refuse("letters.fault.file_large", {{"most", std::to_string(parts_.most_file_bytes >> 20)}});
    File file;
    file.size = static_cast<std::int64_t>(bytes.size());
    const auto begin = core::chars(bytes).substr(0, 5);
    std::vector<std::string> names;
    core::pdf::Survey seen;
    if (begin.starts_with("PK") || begin.starts_with("\xD0\xCF")) {
        file.type = FileType::docx;
        names = core::docx::survey(bytes).placeholders;
        // Read as the PDF it becomes: only so pages are counted and the place of the mark is found.
        seen = core::pdf::survey(parts_.converter.pdf(core::docx::fill(bytes, {}, style::names_of(style::Fills::mark))), most_file_pages);
        // What its own text does not hold: the label of a list, a picture of shapes.
        for (const auto& each : seen.placeholders)
            if (std::find(names.begin(), names.end(), each.name) == names.end()) names.push_back(each.name);
    } else {
        seen = surveyed(bytes, now, file);
        for (const auto& each : seen.placeholders) names.push_back(each.name);
    }
    const auto marks = style::names_of(style::Fills::mark);
    if (std::count_if(names.begin(), names.end(),
                      [&](const auto& each) { return std::find(marks.begin(), marks.end(), each) != marks.end(); }) > 1)
        refuse("letters.fault.file_marks");
    file.name = printable_name(name, file.type);
    file.pages = seen.pages;
    file.placeholders = each_once(std::move(names));
    const auto words = file.as_it_is() ? seen.text : words_of(seen.text);
    if (const auto fields = file.as_it_is() ? std::vector<std::string>() : merge_fields(words); !fields.empty())
        refuse("letters.fault.file_fields", {{"fields", std::string(field_open) + fields.front() + std::string(field_close)}});
    file.opening = opening_of(words);
    file.bytes = parts_.blobs.put(bytes);
    file.text = parts_.blobs.put(core::view(words));
    return file;
}

void Upload::try_out(const Context& ctx, LetterId id, const File& file, const std::optional<Content>& typed) {
    const auto sheet = parts_.db.read([&](Tx& tx) {
        auto letter = open_to_write(tx, parts_, ctx.actor, id);
        const auto kind = kind_of(tx, parts_, letter.content);
        const bool numbered = wish_of(letter, kind, ctx.today()).has_value();
        if (auto faults = faults_of_placeholders(file.placeholders, numbered); !faults.empty())
            throw Error("letters.error.file", std::move(faults));
        if (typed) letter.content = *typed;
        letter.content.file = file;
        return sheet_of(tx, parts_, letter);
    });
    (void)print(parts_, sheet);
}

Correct::Outcome Upload::keep(const Context& ctx, LetterId id, const std::optional<File>& file, std::int64_t seen,
                              const std::optional<Content>& typed) {
    const auto state = parts_.db.read([&](Tx& tx) { return open_to_write(tx, parts_, ctx.actor, id).state; });
    if (state == State::waiting) return correct_.save(ctx, id, file, seen, typed);
    return {draft_.save(ctx, id, file, seen), {}};
}

Correct::Outcome Upload::put(const Context& ctx, LetterId id, const std::string& name, core::Bytes bytes,
                             std::int64_t seen, const std::optional<Content>& typed) {
    const auto version = parts_.db.read([&](Tx& tx) { return open_to_write(tx, parts_, ctx.actor, id).version; });
    if (version != seen)
        throw Error(Code::conflict, "letters.error.changed", {{"version", std::to_string(version)}});
    const auto file = told_of_file(form, [&] {
        auto made = looked_over(name, bytes, ctx.now());
        try {
            try_out(ctx, id, made, typed);
        } catch (const Error& error) {   // a field that shuts out those who sign after is no default
            if (error.faults().empty() || error.faults().front().key != "letters.fault.field_closes") throw;
            made.field.clear();
            try_out(ctx, id, made, typed);
        }
        return made;
    });
    return keep(ctx, id, file, seen, typed);
}

Correct::Outcome Upload::remove(const Context& ctx, LetterId id, std::int64_t seen,
                                const std::optional<Content>& typed) {
    return keep(ctx, id, std::nullopt, seen, typed);
}

Upload::Kept Upload::get(const Context& ctx, LetterId id) {
    const auto letter = parts_.db.read([&](Tx& tx) {
        auto found = open_for(tx, parts_, ctx.actor, Right::read, id);
        auto standing = parts_.letters.standing(tx, found);
        standing.leave_out_addressees();   // how it came about is not theirs to see
        core::ensure(may(ctx.actor, Right::read, standing));
        return found;
    });
    if (!letter.content.file) throw Error(Code::not_found, "letters.error.no_file");
    return {*letter.content.file, parts_.blobs.get(letter.content.file->bytes)};
}

std::string text_of(Parts& parts, const Content& content, const style::Kind& kind) {
    if (!content.file) return style::plain_text(kind, content.parts);
    return std::string(core::chars(parts.blobs.get(content.file->text)));
}

}  // namespace letters
