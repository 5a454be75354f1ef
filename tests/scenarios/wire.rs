//! The types the pages are written against are those of the command list.

use std::path::Path;

#[test]
fn the_committed_types_of_the_wire_are_those_of_the_command_list() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/api/wire.ts");
    let made = office::wire::typescript(&office::commands::list());
    assert!(
        std::fs::read_to_string(committed).unwrap() == made,
        "ui/api/wire.ts is not what the command list makes; write it anew: juwei commands --wire > ui/api/wire.ts"
    );
}
