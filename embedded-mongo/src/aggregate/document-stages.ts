// Stages that make one document of one document.
import { badValue, CommandError } from '../command-error.ts';
import { type Document, isDocument, typeName } from '../bson/document.ts';
import { compileExpression } from '../expression/compile.ts';
import { scopeOf, type Variables } from '../expression/scope.ts';
import { exclude, type PathTree, putPath, setComputed } from '../projection/path-tree.ts';
import { compileProjection, type Projection } from '../projection/project.ts';

/**
 * Compiles a stage of this kind.
 *
 * @returns undefined for any other stage
 */
export function documentStage(name: string, operand: unknown, variables: Variables): Projection | undefined {
  switch (name) {
    case '$project':
      return projectStage(operand, variables);
    case '$addFields':
    case '$set':
      return addFields(name, operand, variables);
    case '$unset':
      return unset(operand);
    case '$replaceRoot':
      return replaceRoot(isDocument(operand) ? operand['newRoot'] : undefined, variables);
    case '$replaceWith':
      return replaceRoot(operand, variables);
    default:
      return undefined;
  }
}

function projectStage(operand: unknown, variables: Variables): Projection {
  if (!isDocument(operand)) throw badValue('$project specification must be an object');
  const projection = compileProjection(operand, { find: false, variables });
  if (!projection) throw badValue('$project specification must have at least one field');
  return projection;
}

function addFields(name: string, operand: unknown, variables: Variables): Projection {
  if (!isDocument(operand)) throw badValue(`${name} specification stage must be an object`);
  const tree: PathTree = new Map();
  collect(tree, [operand, ''], variables);
  return (document) => setComputed(document, tree, document);
}

/** Nested documents set nested fields, so that their other fields stay. */
function collect(tree: PathTree, [operand, prefix]: [Document, string], variables: Variables): void {
  for (const [path, value] of Object.entries(operand)) {
    if (isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$')) {
      collect(tree, [value, `${prefix}${path}.`], variables);
    } else {
      const compiled = compileExpression(value);
      putPath(tree, prefix + path, (source) => compiled(scopeOf(source, variables)));
    }
  }
}

function unset(operand: unknown): Projection {
  const tree: PathTree = new Map();
  for (const path of Array.isArray(operand) ? (operand as unknown[]) : [operand]) {
    if (typeof path !== 'string')
      throw badValue('$unset specification must be a string or an array of strings');
    putPath(tree, path, true);
  }
  return (document) => exclude(document, tree);
}

function replaceRoot(operand: unknown, variables: Variables): Projection {
  const compiled = compileExpression(operand);
  return (document) => {
    const value = compiled(scopeOf(document, variables));
    if (isDocument(value)) return value;
    throw new CommandError(
      'BadValue',
      `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(value)}`,
    );
  };
}
