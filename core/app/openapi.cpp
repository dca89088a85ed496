// SPDX-License-Identifier: Apache-2.0
#include "core/app/openapi.h"

#include "core/plugin/manifest.h"

namespace core::app {
namespace {

Json problem_schema() {
    const Json text = {{"type", "string"}};
    const Json fault = {{"type", "object"},
                        {"properties", {{"field", text}, {"key", text}, {"message", text}}}};
    return {{"type", "object"},
            {"description", "RFC 9457 problem details"},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"detail", text},
              {"code", text},
              {"request_id", text},
              {"faults", {{"type", "array"}, {"items", fault}}}}}};
}

Json list_of(const Json& items) { return {{"type", "array"}, {"items", items}}; }

// An object of texts, and of what else it holds.
Json object_of(std::initializer_list<const char*> texts, Json more = Json::object()) {
    for (const char* name : texts) more[name] = {{"type", "string"}};
    return {{"type", "object"}, {"properties", std::move(more)}};
}

Json answers(const char* description, const Json& schema) {
    return {{"200",
             {{"description", description}, {"content", {{"application/json", {{"schema", schema}}}}}}}};
}

// Acts over many subjects: what was asked, and the true result of each.
Json batch_paths() {
    const Json whole = {{"type", "integer"}}, flag = {{"type", "boolean"}};
    const Json counts = object_of(
        {}, {{"all", whole}, {"waiting", whole}, {"done", whole}, {"refused", whole}, {"failed", whole}});
    const Json fault = object_of({"field", "key", "message"});
    const Json refusal = object_of({"code", "key", "message"}, {{"faults", list_of(fault)}});
    const Json item = object_of({"subject", "title", "link", "ended_at", "told"},
                                {{"place", whole},
                                 {"state", {{"type", "string"}, {"enum", {"waiting", "done", "refused", "failed"}}}},
                                 {"refusal", refusal}});
    Json batch = object_of({"id", "act", "asked_at", "ended_at", "appointment", "position_name", "again"},
                           {{"over", flag}, {"waits_for_owner", flag}, {"counts", counts}, {"may_repeat", flag}});
    const Json batches = object_of({"next"}, {{"items", list_of(batch)}});
    batch["properties"]["items"] = list_of(item);
    batch["properties"]["stands_still"] = refusal;
    const Json before = {{"name", "before"}, {"in", "query"}, {"schema", {{"type", "string"}, {"format", "uuid"}}}};
    const Json id = {{"name", "id"}, {"in", "path"}, {"required", true},
                     {"schema", {{"type", "string"}, {"format", "uuid"}}}};
    Json list = {{"operationId", "listBatches"},
                 {"summary", "What the caller asked for over many subjects, newest first"},
                 {"tags", {"core"}},
                 {"parameters", Json::array({before})},
                 {"responses", answers("Batches", batches)}};
    Json show = {{"operationId", "showBatch"},
                 {"summary", "One of the caller's batches with the result of each subject"},
                 {"tags", {"core"}},
                 {"parameters", Json::array({id})},
                 {"responses", answers("The batch", batch)}};
    Json again = {{"operationId", "repeatBatch"},
                  {"summary", "Asks once more for what did not succeed, as a new batch"},
                  {"tags", {"core"}},
                  {"parameters", Json::array({id})},
                  {"responses", {{"202", answers("The new batch", batch)["200"]}}}};
    Json stop = {{"operationId", "stopBatch"},
                 {"summary", "Leaves those that still wait undone"},
                 {"tags", {"core"}},
                 {"parameters", Json::array({id})},
                 {"responses", answers("The batch", batch)}};
    Json undo = {{"operationId", "undoBatch"},
                 {"summary", "Takes back those that were done, as a new batch, within minutes after the end of this one"},
                 {"tags", {"core"}},
                 {"parameters", Json::array({id})},
                 {"responses", {{"202", answers("The new batch", batch)["200"]}}}};
    return {{"/api/v1/batches/{id}/stop", {{"post", stop}}},
            {"/api/v1/batches/{id}/undo", {{"post", undo}}},
            {"/api/v1/batches", {{"get", list}}},
            {"/api/v1/batches/{id}", {{"get", show}}},
            {"/api/v1/batches/{id}/again", {{"post", again}}}};
}

// "Why may I not?"
Json may() {
    const Json text = {{"type", "string"}};
    const Json why = object_of({"act", "object", "rule"}, {{"allowed", {{"type", "boolean"}}},
                                                           {"missing_right", {{"type", {"string", "null"}}}},
                                                           {"roles", list_of(text)},
                                                           {"given_by", {{"type", {"string", "null"}}}},
                                                           {"who", list_of(text)}});
    Json parameters = Json::array();
    for (const char* name : {"act", "object"})
        parameters.push_back({{"name", name}, {"in", "query"}, {"required", true}, {"schema", text}});
    return {{"operationId", "may"},
            {"summary", "Whether the caller may do an act (letters.send) with an object (letter:<id>), by which rule, "
                        "which right lacks and who may"},
            {"tags", {"core"}},
            {"parameters", parameters},
            {"responses", answers("The rule; 404 for what the caller may not know of", why)}};
}

Json search_parameters() {
    Json parameters = Json::array();
    const auto add = [&](const char* name, Json schema, const char* says) {
        parameters.push_back({{"name", name}, {"in", "query"}, {"schema", std::move(schema)}, {"description", says}});
    };
    const Json text = {{"type", "string"}}, day = {{"type", "string"}, {"format", "date"}};
    add("q", text, "Words; \"in quotes\" a phrase by its exact words, peng* a beginning");
    add("number", text, "Any part of the number");
    add("agenda", text, "Number in the register of what came in, 12/2026; instead of `number`");
    add("kind", {{"type", "string"}, {"enum", {"letter", "incoming", "dossier"}}}, "Of this kind only");
    add("from", day, "First day");
    add("until", day, "Last day");
    add("days", {{"type", "string"}, {"enum", {"touching", "within"}}, {"default", "touching"}},
        "Whether what spans several days only touches those asked for or lies within them");
    add("order", {{"type", "string"}, {"enum", {"newest", "best"}}, {"default", "newest"}},
        "Newest first, or best first and newest among equals");
    add("facets", {{"type", "boolean"}}, "Count the facets too");
    add("code", text, "Classification code; what stands below it too");
    add("unit", text, "Id of a unit");
    add("sender", text, "Sender of what came in, as registered");
    add("year", text, "Year; what spans several is in each");
    add("form", text, "Form of document");
    add("access", text, "Access class");
    add("phase", {{"type", "string"}, {"enum", {"open", "unruled", "review", "waiting", "active", "inactive", "ended"}}},
        "Dossiers in this phase of their retention today");
    add("life", {{"type", "string"}, {"enum", {"active", "inactive", "archival", "destroyed", "handed_over", "annulled"}}},
        "Dossiers in this stage, as they were moved");
    add("medium", {{"type", "string"}, {"enum", {"electronic", "paper", "hybrid"}}}, "Dossiers in this medium");
    add("stage", {{"type", "string"}, {"enum", {"asli", "salinan", "tembusan", "petikan", "kopi", "pertinggal", "kombinasi"}}},
        "Dossiers with an item of this stage (tingkat perkembangan)");
    add("condition", {{"type", "string"}, {"enum", {"baik", "rapuh", "rusak"}}}, "Dossiers in this condition, by their worst item");
    add("ocr", {{"type", "string"}, {"enum", {"yes", "no"}}}, "What came in and dossiers, with or without text recognised in pictures");
    add("fate", {{"type", "string"}, {"enum", {"musnah", "permanen", "dinilai_kembali"}}},
        "Closed dossiers with this fate");
    add("mark", {{"type", "string"}, {"enum", {"vital", "terjaga"}}}, "Dossiers marked so");
    add("loan", {{"type", "string"}, {"enum", {"out", "lost"}}}, "Dossiers that are lent, or did not come back");
    add("location", text, "Where the paper stands; what stands inside it too");
    add("after", text, "`next` of the page before, of the same search");
    return parameters;
}

Json search_path() {
    const Json hit = object_of({"kind", "id", "title", "number", "summary", "link", "date", "snippet"},
                               {{"recognised", {{"type", "boolean"},
                                                {"description", "the snippet is of text recognised in a picture"}}},
                                {"destroyed", {{"type", "string"}, {"format", "date"},
                                               {"description", "Of a stub alone: the day the dossier was destroyed"}}},
                                {"location", {{"type", "string"}, {"description", "Of a dossier with paper: the way to where it stands"}}},
                                {"loan", {{"type", "string"}, {"enum", {"out", "lost"}},
                                          {"description", "Of a dossier that is not there: it is lent, or did not come back"}}}});
    const Json value = object_of({"value", "label"}, {{"count", {{"type", "integer"}}}});
    Json hits = object_of({"next"}, {{"hits", list_of(hit)}, {"total", {{"type", "integer"}}}});
    hits["properties"]["facets"] = {{"type", "object"},
                                    {"description", "With facets=true: by facet its values, most first"},
                                    {"additionalProperties", list_of(value)}};
    hits["properties"]["facets_of"] = {
        {"type", {"integer", "null"}},
        {"description", "With facets=true: of how many hits, the newest, the facets are; null where fewer were found, so that they are of all"}};
    hits["properties"]["meant"] = {
        {"type", "string"}, {"description", "Where nothing was found: the words spelt so that something is, or empty"}};
    return {{"operationId", "search"},
            {"summary", "Search over everything the caller may see"},
            {"tags", {"core"}},
            {"parameters", search_parameters()},
            {"responses", answers("Hits in the order asked for", hits)}};
}

Json suggestions_path() {
    Json item = object_of({"text", "about", "link"},
                          {{"sort", {{"type", "string"}, {"enum", {"words", "number", "unit", "sender"}}}}});
    return {{"operationId", "suggestions"},
            {"summary", "What somebody who types may mean, of documents the caller may see"},
            {"tags", {"core"}},
            {"parameters", Json::array({{{"name", "q"},
                                         {"in", "query"},
                                         {"schema", {{"type", "string"}}},
                                         {"description", "What is typed so far"}}})},
            {"responses", answers("The likeliest first", object_of({}, {{"items", list_of(item)}}))}};
}

Json own_paths() {
    Json lent = object_of({"kind", "owner", "own_appointment", "own_position", "own_position_name", "until"},
                          {{"acts", list_of({{"type", "string"}, {"enum", {"see", "prepare", "instruct", "initial"}}})}});
    lent["type"] = {"object", "null"};
    lent["description"] = "Of a seat that is another's: whose, in which own seat it was lent, for which acts";
    lent["properties"]["until"]["type"] = {"string", "null"};
    const Json seat = object_of({"appointment", "position", "position_name", "unit", "unit_name", "capacity"},
                                {{"lent", lent}});
    const Json caller = object_of({"person", "name", "login"},
                                  {{"acting", {{"type", "integer"}, {"description", "place of the seat acted under"}}},
                                   {"seats", list_of(seat)},
                                   {"rights", list_of({{"type", "string"}})}});
    const Json me = {{"operationId", "me"},
                     {"summary", "Who the token speaks for, and the seats of that person"},
                     {"tags", {"core"}},
                     {"responses", answers("The caller", caller)}};
    Json paths = {{"/api/v1/search", {{"get", search_path()}}},
                  {"/api/v1/search/suggestions", {{"get", suggestions_path()}}},
                  {"/api/v1/me", {{"get", me}}}, {"/api/v1/may", {{"get", may()}}}};
    paths.update(batch_paths());
    return paths;
}

Json acting_as() {
    return {{"name", "Naskah-Acting-As"},
            {"in", "header"},
            {"description", "`appointment` of the seat to act under, one of `seats` of /api/v1/me, lent ones too; without it the first"},
            {"schema", {{"type", "string"}, {"format", "uuid"}}}};
}

// Whoever holds several positions says with each request under which one; the public asks without.
void add_seat(Json& paths) {
    for (auto& [path, methods] : paths.items())
        for (auto& [method, operation] : methods.items())
            if (operation.is_object() && !operation.contains("security"))
                operation["parameters"].push_back({{"$ref", "#/components/parameters/ActingAs"}});
}

// Every operation may fail in the same ways; said once here instead of in each room.
void add_problems(Json& paths) {
    const Json problem = {
        {"description", "The problem, its field and the way to mend it"},
        {"content",
         {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
    for (auto& [path, methods] : paths.items())
        for (auto& [method, operation] : methods.items())
            if (operation.is_object() && operation.contains("responses") &&
                !operation["responses"].contains("4XX"))
                operation["responses"]["4XX"] = problem;
}

}  // namespace

Json openapi(const Shelves& shelves, const std::string& public_url) {
    Json description = {
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "Naskah"},
          {"version", std::string(plugin::version())},
          {"summary", "Letters, signatures and archives of a government office"},
          {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
        {"servers", {{{"url", public_url}}}},
        {"security", {{{"token", Json::array()}}}},
        {"paths", own_paths()},
        {"components",
         {{"securitySchemes",
           {{"token",
             {{"type", "http"},
              {"scheme", "bearer"},
              {"description", "Personal token of `naskah token:create`"}}}}},
          {"parameters", {{"ActingAs", acting_as()}}},
          {"schemas", {{"Problem", problem_schema()}}}}}};
    for (const auto& [owner, files] : shelves.openapi)
        for (const auto& file : files) {
            const Json part = json::parse(file.text);
            if (part.contains("paths")) description["paths"].update(part["paths"]);
            if (part.contains("components"))
                for (const auto& [kind, entries] : part["components"].items())
                    description["components"][kind].update(entries);
        }
    add_problems(description["paths"]);
    add_seat(description["paths"]);
    return description;
}

}  // namespace core::app
