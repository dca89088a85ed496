// SPDX-License-Identifier: Apache-2.0
#include "letters/domain/merge_fields.h"

#include <algorithm>
#include <functional>

#include "core/base/text.h"
#include "letters/domain/columns.h"

namespace letters {

namespace {

using core::Json;
using style::Block;
using style::Run;

struct Found {
    std::size_t begin = 0, end = 0;   // with the braces
    std::string name;                 // trimmed, as written
};

// The fields of a text, left to right. Braces that enclose no name are text.
std::vector<Found> fields_in(std::string_view text) {
    std::vector<Found> found;
    for (auto at = text.find(field_open); at != std::string_view::npos; at = text.find(field_open, at)) {
        const auto from = at + field_open.size();
        const auto close = text.substr(from, longest_field + field_close.size()).find(field_close);
        const auto inner = close == std::string_view::npos ? std::string_view() : text.substr(from, close);
        if (inner.find_first_of("{}\n") != std::string_view::npos || folded_name(inner).empty()) {
            ++at;
            continue;
        }
        found.push_back({at, from + close + field_close.size(), std::string(core::text::trim(inner))});
        at = found.back().end;
    }
    return found;
}

// What stands in a field's place; nullptr to leave it.
using Value = std::function<const std::string*(const std::string& name)>;

std::string in_line(std::string_view text, const Value& value) {
    std::string out;
    std::size_t at = 0;
    for (const auto& field : fields_in(text)) {
        const auto* found = value(field.name);
        out += text.substr(at, field.begin - at);
        out += found ? core::text::replace(*found, "\n", " ") : std::string(text.substr(field.begin, field.end - field.begin));
        at = field.end;
    }
    return out + std::string(text.substr(at));
}

void append(std::vector<Run>& runs, std::string_view text, const Run& like) {
    if (text.empty()) return;
    const bool same = !runs.empty() && runs.back().text != "\n" && text != "\n" && runs.back().strong == like.strong &&
                      runs.back().em == like.em && runs.back().underline == like.underline;
    if (same) {
        runs.back().text += text;
        return;
    }
    Run run = like;
    run.text = text;
    runs.push_back(std::move(run));
}

void in_runs(std::vector<Run>& runs, const Value& value) {
    std::string whole;
    std::vector<std::size_t> begins;
    for (const auto& run : runs) {
        begins.push_back(whole.size());
        whole += run.text;
    }
    const auto fields = fields_in(whole);
    if (fields.empty()) return;
    std::vector<Run> filled;
    const auto copy = [&](std::size_t from, std::size_t end) {
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const auto begin = std::max(from, begins[i]), stop = std::min(end, begins[i] + runs[i].text.size());
            if (begin < stop) append(filled, std::string_view(whole).substr(begin, stop - begin), runs[i]);
        }
    };
    std::size_t at = 0;
    for (const auto& field : fields) {
        const auto* found = value(field.name);
        copy(at, found ? field.begin : field.end);
        at = field.end;
        if (!found) continue;
        const auto in = std::upper_bound(begins.begin(), begins.end(), field.begin) - begins.begin() - 1;
        bool first = true;
        for (const auto& line : core::text::split(*found, '\n')) {
            if (!first) append(filled, "\n", Run{});
            append(filled, line, runs[static_cast<std::size_t>(in)]);
            first = false;
        }
    }
    copy(at, whole.size());
    runs = std::move(filled);
}

void in_blocks(std::vector<Block>& blocks, const Value& value) {
    for (auto& block : blocks) {
        in_runs(block.runs, value);
        for (auto& item : block.items) in_blocks(item, value);
        for (auto& row : block.rows)
            for (auto& cell : row) in_blocks(cell.blocks, value);
    }
}

// The values of a part: documents by their structure, everything else as lines.
void in_json(Json& json, const Value& value) {
    if (json.is_string()) {
        json = in_line(json.get_ref<const std::string&>(), value);
    } else if (json.is_object() && core::json::text(json, "type") == "doc") {
        auto body = style::body_from(json);
        if (!body) return;
        auto filled = std::move(body).value();
        in_blocks(filled.blocks, value);
        json = style::to_json(filled);
    } else if (json.is_object() || json.is_array()) {
        for (auto& each : json) in_json(each, value);
    }
}

Content replaced(Content content, const Value& value) {
    content.subject = in_line(content.subject, value);
    content.attachments = in_line(content.attachments, value);
    content.summary = in_line(content.summary, value);
    for (auto& line : content.outside) line = in_line(line, value);
    if (!content.file)   // then the parts are not what is sent
        for (auto& [code, part] : content.parts) in_json(part, value);
    return content;
}

}  // namespace

std::vector<std::string> merge_fields(std::string_view text) {
    Content content;
    content.subject = text;
    return merge_fields(content);
}

std::vector<std::string> merge_fields(const Content& content) {
    std::vector<std::string> names;
    (void)replaced(content, [&](const std::string& name) -> const std::string* {
        const auto same = [&](const std::string& one) { return folded_name(one) == folded_name(name); };
        if (std::none_of(names.begin(), names.end(), same)) names.push_back(name);
        return nullptr;
    });
    return names;
}

Content merged(const Content& content, const std::map<std::string, std::string>& values) {
    return replaced(content, [&](const std::string& name) -> const std::string* {
        const auto found = values.find(folded_name(name));
        return found == values.end() ? nullptr : &found->second;
    });
}

}  // namespace letters
