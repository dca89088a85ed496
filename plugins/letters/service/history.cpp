// SPDX-License-Identifier: Apache-2.0
#include "letters/service/history.h"

#include <algorithm>

#include "core/base/text.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

// A letter of which the actor may see how it came about.
Letter from_inside(Tx& tx, Parts& parts, const Context& ctx, LetterId id) {
    auto letter = open_for(tx, parts, ctx.actor, Right::read, id);
    auto standing = parts.letters.standing(tx, letter);
    standing.leave_out_addressees();
    core::ensure(may(ctx.actor, Right::read, standing));
    return letter;
}

// A field as people read it.
class Reader {
  public:
    Reader(Tx& tx, Parts& parts, const Content& content)
        : tx_(tx), parts_(parts), content_(content), json_(to_json(content)), kind_(kind_of(tx, parts, content)) {}

    std::string text(const std::string& field) const {
        const auto value = field_of(json_, field);
        if (field.starts_with("parts.")) return value.is_null() ? "" : part(field.substr(6), value);
        if (field == "addressees") return addressees();
        if (field == "file") return content_.file ? content_.file->name : "";
        if (field == "signer") return position(content_.signer);
        if (field == "cosigners") return positions(content_.cosigners);
        if (field == "initials") return positions(content_.initials);
        if (field == "coordinators") return positions(content_.coordinators);
        if (value.is_string()) return value.get<std::string>();
        std::vector<std::string> lines;
        for (const auto& each : value)
            if (each.is_string()) lines.push_back(each.get<std::string>());
        return core::text::join(lines, "\n");
    }
    std::string label(const std::string& field) const {
        if (!field.starts_with("parts.")) return "";
        const auto* part = kind_.part(field.substr(6));
        return part ? part->label : field.substr(6);
    }

  private:
    // Rich text with its light marks, so that a word set in bold is seen to have changed too.
    std::string part(const std::string& code, const core::Json& value) const {
        const auto* part = kind_.part(code);
        std::vector<std::string> texts;
        switch (part ? part->type : style::PartType::line) {
            case style::PartType::body: return style::to_marked_text(style::body_of(content_.parts, code));
            case style::PartType::considerations: texts = style::items_of(content_.parts, code); break;
            case style::PartType::clauses:
                for (const auto& each : style::clauses_of(content_.parts, code)) texts.push_back(style::to_marked_text(each));
                break;
            case style::PartType::articles:
                for (const auto& each : style::articles_of(content_.parts, code))
                    texts.push_back(each.chapter + "\n" + each.title + "\n" + style::to_marked_text(each.body));
                break;
            case style::PartType::annexes:
                for (const auto& each : style::annexes_of(content_.parts, code))
                    texts.push_back(each.title + "\n" + style::to_marked_text(each.body));
                break;
            case style::PartType::persons:
            case style::PartType::table:
                for (const auto& line : style::lines_of(content_.parts, code)) {
                    std::vector<std::string> cells;
                    for (const auto& field : part->fields)
                        if (const auto found = line.find(field.code); found != line.end()) cells.push_back(found->second);
                    texts.push_back(core::text::join(cells, " | "));
                }
                break;
            default: return style::plain_text(kind_, {{code, value}});
        }
        return core::text::join(texts, "\n");
    }
    std::string position(core::PositionId id) const {
        const auto found = id.nil() ? std::nullopt : parts_.directory.position(tx_, id);
        return found ? found->name : "";
    }
    std::string positions(const std::vector<core::PositionId>& all) const {
        std::vector<std::string> names;
        for (const auto& each : all) names.push_back(position(each));
        return core::text::join(names, "\n");
    }
    std::string addressees() const {
        std::vector<std::string> names;
        for (const auto& each : content_.addressees) names.push_back(each.printed + (each.copy ? " (tembusan)" : each.personal ? " (pribadi)" : ""));
        return core::text::join(names, "\n");
    }

    Tx& tx_;
    Parts& parts_;
    const Content& content_;
    core::Json json_;
    style::Kind kind_;
};

const Version& version_in(const std::vector<Version>& all, std::int64_t number) {
    for (const auto& each : all)
        if (each.number == number) return each;
    throw core::Error(core::Code::not_found, "letters.error.version");
}

}  // namespace

std::vector<Version> History::versions(const Context& ctx, LetterId id) {
    return parts_.db.read([&](Tx& tx) {
        (void)from_inside(tx, parts_, ctx, id);
        return parts_.letters.versions(tx, id);
    });
}

Comparison History::compare(const Context& ctx, LetterId id, std::int64_t from, std::int64_t to) {
    return parts_.db.read([&](Tx& tx) {
        Comparison found;
        found.letter = from_inside(tx, parts_, ctx, id);
        found.all = parts_.letters.versions(tx, id);
        if (found.all.empty()) throw core::Error(core::Code::not_found, "letters.error.version");
        found.to = version_in(found.all, to == 0 ? found.all.front().number : to);
        // Not every number is there: settling the kind counts too.
        std::int64_t before = found.to.number;
        for (const auto& each : found.all)
            if (each.number < found.to.number) {
                before = each.number;
                break;
            }
        found.from = version_in(found.all, from == 0 ? before : from);
        const Reader left(tx, parts_, found.from.content), right(tx, parts_, found.to.content);
        for (const auto& field : letters::differences(found.from.content, found.to.content)) {
            auto label = right.label(field);
            found.differences.push_back({field, std::move(label), compare::words(left.text(field), right.text(field))});
        }
        return found;
    });
}

}  // namespace letters
