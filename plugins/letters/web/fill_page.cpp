// SPDX-License-Identifier: Apache-2.0
// "Isi dari tabel": rows of a list in the composer taken from a file. They stand in the form, unsaved,
// until the drafter saves; faults are told by row.
#include <algorithm>

#include "core/base/text.h"
#include "core/table/read.h"
#include "letters/domain/columns.h"
#include "letters/web/composer.h"
#include "letters/web/form.h"
#include "letters/web/views.h"

namespace letters::web {

using core::Json;

namespace {

std::string labels(const style::Part& part, const std::vector<std::string>& codes) {
    std::vector<std::string> names;
    for (const auto& code : codes)
        if (const auto* field = part.field(code)) names.push_back(field->label);
    return core::text::join(names, ", ");
}

// What was taken over, and what was not, in sentences.
std::vector<std::string> told(const style::Part& part, const Rows& filled, const core::words::Catalog& words) {
    std::vector<std::string> notes{words.say("letters.fill.done", {{"count", words.number(static_cast<std::int64_t>(filled.rows.size()))},
                                                                  {"part", part.label}})};
    if (!filled.matching.unused.empty())
        notes.push_back(words.say("letters.fill.unused", {{"columns", core::text::join(filled.matching.unused, ", ")}}));
    if (!filled.matching.lacking.empty())
        notes.push_back(words.say("letters.fill.lacking", {{"fields", labels(part, filled.matching.lacking)}}));
    return notes;
}

// Takes the file's rows into what was typed; what is wrong goes to the faults.
std::vector<std::string> take(Typed& given, const style::Part& part, const core::http::Upload& file, bool append,
                              const core::words::Catalog& words) {
    const auto& code = part.code;
    const auto sheet = core::table::read_one(file.file_name, core::ByteView(file.bytes), part.code);
    auto& rows = given.parts[part.code];
    if (!append || !rows.is_array()) rows = Json::array();
    std::erase_if(rows.get_ref<Json::array_t&>(), [](const Json& row) { return !row.is_object() || row.empty(); });
    auto filled = rows_of(part, sheet, rows.size());
    if (filled.matching.columns.empty()) {
        given.faults.push_back({"file-" + code, "letters.fault.no_columns", {{"fields", labels(part, filled.matching.lacking)}}});
        return {};
    }
    if (filled.rows.empty()) {
        given.faults.push_back({"file-" + code, "letters.fault.no_rows", {}});
        return {};
    }
    if (rows.size() + filled.rows.size() > style::max_rows) {
        given.faults.push_back({"file-" + code, "letters.fault.many_rows", {{"max", std::to_string(style::max_rows)}}});
        return {};
    }
    auto notes = told(part, filled, words);
    for (auto& row : filled.rows) rows.push_back(std::move(row));
    for (auto& fault : filled.faults) given.faults.push_back(std::move(fault));
    auto checked = style::values_from(given.kind, Json{{part.code, rows}});
    if (!checked)
        for (const auto& fault : checked.faults())
            if (std::none_of(given.faults.begin(), given.faults.end(), [&](const auto& one) { return one.field == fault.field; }))
                given.faults.push_back(fault);
    return notes;
}

}  // namespace

bool asks_to_fill(const Request& request) { return request.form.get("act").starts_with("fill:"); }

Response fill(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto whole = room.services.desk.whole(ctx, id);
    core::ensure(whole.may_edit || whole.may_correct ? core::Verdict::allowed : core::Verdict::forbidden);
    auto given = typed(room, ctx, request, request.form.get("kind"));
    const auto& words = room.words.in(ctx.language);
    const auto code = request.form.get("act").substr(std::string_view("fill:").size());
    const auto* part = given.kind.part(code);
    const auto* file = request.upload("file." + code);
    if (file == nullptr) file = request.upload("file");
    std::vector<std::string> notes;
    if (part == nullptr || !fillable(*part)) {
        given.faults.push_back({"act", "letters.fault.no_list", {}});
    } else if (file == nullptr || file->bytes.empty()) {
        given.faults.push_back({"file-" + code, "letters.fault.no_file", {}});
    } else {
        try {
            notes = take(given, *part, *file, request.form.has("append." + code), words);
        } catch (const core::Error& error) {
            if (error.code() != core::Code::invalid && error.code() != core::Code::too_large) throw;
            given.faults.push_back({"file-" + code, error.key(), error.args()});
        }
    }
    return composer(room, ctx, request, whole.letter,
                    {given.content, given.kind, given.parts, given.more, std::move(given.faults), whole.may_correct,
                     given.revision, std::move(notes)});
}

}  // namespace letters::web
